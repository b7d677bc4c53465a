/** What is fetched when a key is first pressed: the search, the help, and the theme. */
export const desk = {
  theme: { light: 'Theme: light', dark: 'Theme: dark', device: 'Theme: as the device has it' },
  close: 'Close',
  help: {
    title: 'Keys',
    search: 'Search the book',
    section: 'Next section, previous section',
    chapter: 'Next chapter, previous chapter',
    contents: 'Contents',
    personalize: 'Personalize this chapter',
    theme: 'Light, dark, or as the device has it',
    sheet: 'This sheet',
    escape: 'Close what is open',
    single: 'Use single keys',
  },
  search: {
    title: 'Search',
    label: 'Words to look for',
    placeholder: 'Search the book',
    sections: 'Sections',
    failed: 'The search could not be loaded. Check your connection, then',
    retry: 'try again',
    hint: 'A word, a few words, or a name from the code.',
    moment: 'One moment.',
    nothing: (query: string) => `Nothing in the book speaks of “${query}”.`,
    found: (count: number) => (count === 1 ? 'One section' : `${count} sections`),
    choose: 'choose',
    open: 'open',
    close: 'close',
  },
}

export type DeskWords = typeof desk
