import type { failure as english } from '../english/failure'

export const failure: typeof english = {
  language: 'de',
  title: 'Diese Seite konnte nicht gezeigt werden',
  text: 'Bei uns ist etwas fehlgeschlagen. Die Kapitel hängen nicht davon ab: Sie lassen sich lesen, wie sie sind.',
  retry: 'Noch einmal versuchen',
  toContents: 'Zum Inhalt',
  moment: 'Einen Augenblick für den Text.',
  below: 'Darunter steht der Text, wie er geschrieben wurde.',
  none: 'Der Text ist gerade nicht zu erreichen.',
}
