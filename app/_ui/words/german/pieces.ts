import { pieceWords } from '@/lib/book/words'
import type { pieces as english } from '../english/pieces'

const named = pieceWords.de

export const pieces: typeof english = {
  callout: named.callout,
  aside: {
    label: named.aside,
    for: (audience) => `Für Leser, die ${audience} sind`,
    fields: { software: 'im Programmieren', hardware: 'in der Hardware' },
    newTo: (field) => `${field} neu`,
    atHomeIn: (field) => `${field} zu Hause`,
    some: (field) => `${field} schon etwas erfahren`,
    learning: (field) => `${field} noch am Lernen`,
    any: (field) => `${field} unterwegs`,
    know: (anchors) => `mit ${anchors} vertraut`,
    both: (experience, known) => `${experience} und ${known}`,
  },
  code: { output: 'Ausgabe', label: (name) => `Code: ${name}`, notRun: 'für dieses Buch nicht ausgeführt' },
  copy: { copy: 'Kopieren', copied: 'Kopiert' },
  formula: { name: 'Formel als TeX' },
  figure: { enlarge: 'Vergrößern', close: 'Schließen', name: 'die Abbildung' },
  exercise: { label: named.exercise, answer: named.answer, hint: named.hint },
  quiz: {
    label: named.question,
    check: 'Antwort prüfen',
    none: 'Erst eine Antwort wählen.',
    right: 'ist richtig.',
    wrong: 'ist nicht richtig.',
    missed: 'gehört auch zur Antwort.',
  },
  tabs: 'Eines wählen',
  files: 'Dateien',
  term: (title) => `Erklärt in: ${title}`,
  embed: (host) => `Öffnet ${host}`,
  heading: (text) => `Link zu diesem Abschnitt: ${text}`,
  task: { done: 'Erledigt', open: 'Zu tun' },
}
