import type { english } from './english'

/** Dasselbe auf Deutsch. */
export const german: typeof english = {
  hour: 'Der Link gilt eine Stunde.',
  unasked: 'Wenn Sie nicht darum gebeten haben, tun Sie nichts: Es ändert sich nichts.',
  otherwise: 'Tut der Knopf nichts, so öffnen Sie diese Adresse:',
  reset: {
    subject: 'Ein neues Passwort für Lectern',
    says: [
      'Sie haben um ein neues Passwort gebeten. Wählen Sie es hier. Danach ist jedes Gerät abgemeldet, und Sie melden sich mit dem neuen an.',
    ],
    label: 'Ein neues Passwort wählen',
    once: 'Er geht einmal.',
  },
  consent: {
    subject: 'Ihr Konto bei Lectern zieht zu einer anderen Adresse um',
    says: (newEmail) => [
      `Sie haben darum gebeten, dass Ihr Konto von dieser Adresse zu ${newEmail} umzieht.`,
      'Wenn das richtig ist, sagen Sie es hier. Dann geht ein zweiter Brief an die neue Adresse, und das Konto zieht um, sobald sein Link geöffnet wird.',
    ],
    label: 'Mein Konto umziehen',
  },
  known: {
    subject: 'Sie haben ein Konto bei Lectern',
    says: [
      'Jemand, wahrscheinlich Sie, hat sich mit dieser Adresse registriert. Sie hat schon ein Konto, und es wurde nichts geändert.',
      'Melden Sie sich mit dem Passwort an, das Sie damals gewählt haben. Ist es vergessen, führt dieselbe Seite zu einem neuen.',
    ],
    label: 'Anmelden',
    ends: 'Wenn Sie es nicht waren, tun Sie nichts.',
  },
  confirm: {
    subject: 'Bestätigen Sie Ihre Adresse für Lectern',
    says: ['Bestätigen Sie, dass dies Ihre Adresse ist, dann erreichen Sie die Briefe, die Ihr Konto betreffen.'],
    label: 'Meine Adresse bestätigen',
    stranger: 'Wenn Sie kein Konto bei Lectern haben, tun Sie nichts.',
  },
  move: {
    subject: 'Bestätigen Sie Ihre neue Adresse für Lectern',
    says: [
      'Bestätigen Sie, dass dies Ihre Adresse ist, dann zieht Ihr Konto zu ihr um. Von da an melden Sie sich mit ihr an.',
    ],
    label: 'Meine neue Adresse bestätigen',
  },
  notice: {
    subject: 'Ihr Konto bei Lectern zieht zu einer anderen Adresse um',
    says: (newEmail) => [
      `Jemand, der in Ihrem Konto angemeldet ist, hat darum gebeten, dass es zu ${newEmail} umzieht. Es zieht um, sobald der Link in einem Brief an diese Adresse geöffnet wird.`,
      'Wenn Sie das waren, ist hier nichts zu tun. Wenn nicht, wählen Sie sofort ein neues Passwort: Alle anderen sind dann abgemeldet.',
    ],
    label: 'Ein neues Passwort wählen',
    ends: 'Dieser Brief ging an die Adresse, die Ihr Konto bisher hat.',
  },
}
