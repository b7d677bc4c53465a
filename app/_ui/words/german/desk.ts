import type { DeskWords } from '../english/desk'

export const desk: DeskWords = {
  theme: { light: 'Farben: hell', dark: 'Farben: dunkel', device: 'Farben: wie das Gerät' },
  close: 'Schließen',
  help: {
    title: 'Tasten',
    search: 'Im Buch suchen',
    section: 'Nächster Abschnitt, voriger Abschnitt',
    chapter: 'Nächstes Kapitel, voriges Kapitel',
    contents: 'Inhalt',
    personalize: 'Dieses Kapitel für mich erklären',
    theme: 'Hell, dunkel, oder wie das Gerät',
    sheet: 'Dieses Blatt',
    escape: 'Schließen, was offen ist',
    single: 'Einzelne Tasten benutzen',
  },
  search: {
    title: 'Suche',
    label: 'Gesuchte Wörter',
    placeholder: 'Im Buch suchen',
    sections: 'Abschnitte',
    failed: 'Die Suche ließ sich nicht laden. Prüfen Sie die Verbindung, dann:',
    retry: 'noch einmal versuchen',
    hint: 'Ein Wort, ein paar Wörter, oder ein Name aus dem Code.',
    moment: 'Einen Augenblick.',
    nothing: (query) => `Im Buch steht nichts zu „${query}“.`,
    found: (count) => (count === 1 ? 'Ein Abschnitt' : `${count} Abschnitte`),
    choose: 'wählen',
    open: 'öffnen',
    close: 'schließen',
  },
}
