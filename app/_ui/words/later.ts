// The words of what is fetched only when it is wanted: they come with it, and in one language.

const desks = {
  en: () => import('./english/desk').then(({ desk }) => desk),
  de: () => import('./german/desk').then(({ desk }) => desk),
}

const rooms = {
  en: () => import('./english/room').then(({ room }) => room),
  de: () => import('./german/room').then(({ room }) => room),
}

/** The words of the search, the help and the theme. */
export function loadDeskWords() {
  return desks[pageLanguage()]()
}

/** The words of the reading room. */
export function loadRoomWords() {
  return rooms[pageLanguage()]()
}

function pageLanguage(): keyof typeof desks {
  return document.documentElement.lang.split('-')[0] === 'de' ? 'de' : 'en'
}
