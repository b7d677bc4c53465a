import type { FaultWords } from '../english/faults'

const old = 'Sie sind seit mehr als einem Tag angemeldet. Melden Sie sich ab und wieder an, dann tun Sie das.'
const domain = 'Passkeys gehen nur unter der Adresse, die diese Seite sich selbst gibt.'
const unconfirmed = 'Ihre Adresse ist dort nicht bestätigt. Bestätigen Sie sie dort und versuchen Sie es noch einmal.'

export const faults: FaultWords = {
  name: 'Sagen Sie uns, wie wir Sie nennen sollen.',
  nameless: 'Geben Sie ihm einen Namen.',
  long: (most) => `Höchstens ${most} Zeichen.`,
  short: (least, count) => `Mindestens ${least} Zeichen; das sind ${count}.`,
  least: (least) => `Mindestens ${least} Zeichen.`,
  email: 'Geben Sie eine Adresse wie name@example.org ein.',
  sameEmail: 'Das Konto hat diese Adresse schon.',
  password: 'Geben Sie Ihr Passwort ein.',
  level: {
    software: 'Wählen Sie, was bei Software am besten passt.',
    hardware: 'Wählen Sie, was bei Hardware am besten passt.',
  },
  fewer: {
    software: 'Sagen Sie es bei Software mit weniger Worten.',
    hardware: 'Sagen Sie es bei Hardware mit weniger Worten.',
  },
  digits: 'Der Code hat sechs Ziffern.',
  backup: 'Geben Sie einen Ihrer Ersatzcodes ein.',
  refused: {
    USER_ALREADY_EXISTS: 'Es gibt ein Konto mit dieser Adresse. Melden Sie sich stattdessen an.',
    INVALID_EMAIL: 'Diese Adresse wird nicht angenommen. Ist sie richtig geschrieben?',
    EMAIL_ALREADY_VERIFIED: 'Diese Adresse ist schon bestätigt.',
    EMAIL_MISMATCH: 'Sie sind unter einer anderen Adresse angemeldet. Nehmen Sie diese, oder melden Sie sich erst ab.',
    INVALID_PASSWORD: 'Das ist nicht das Passwort Ihres Kontos.',
    INVALID_EMAIL_OR_PASSWORD: 'Adresse und Passwort gehören nicht zusammen. Versuchen Sie es noch einmal.',
    INVALID_CODE:
      'Das ist nicht der Code. Warten Sie auf den nächsten; geht auch der nicht, sehen Sie nach der Uhr des Geräts.',
    CODE_TRIED: 'Dieser Code wurde schon versucht. Warten Sie auf den nächsten.',
    INVALID_BACKUP_CODE: 'Das ist keiner Ihrer Ersatzcodes, oder er wurde schon gebraucht.',
    TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'Das waren zu viele Versuche. Melden Sie sich noch einmal mit dem Passwort an.',
    INVALID_TWO_FACTOR_COOKIE: 'Das hat zu lange gedauert. Melden Sie sich noch einmal mit dem Passwort an.',
    ACCOUNT_TEMPORARILY_LOCKED: 'Es gab zu viele falsche Codes. Versuchen Sie es in einer Viertelstunde noch einmal.',
    SESSION_NOT_FRESH: old,
    EMAIL_NOT_VERIFIED: 'Bestätigen Sie erst Ihre Adresse: Öffnen Sie den Link in dem Brief, den wir geschickt haben.',
  },
  many: (wait) => `Das waren zu viele Versuche. Warten Sie ${wait} und versuchen Sie es noch einmal.`,
  wait: (seconds) => (seconds < 90 ? `${seconds} Sekunden` : `${Math.ceil(seconds / 60)} Minuten`),
  signedOut: 'Sie sind nicht mehr angemeldet. Melden Sie sich an und versuchen Sie es noch einmal.',
  server: 'Die Konten sind gerade nicht zu erreichen. Nichts ging verloren; versuchen Sie es gleich noch einmal.',
  field: (what) => `Das wird so nicht angenommen (${what})`,
  other: 'Das wurde nicht angenommen.',
  otherBecause: (message) => `Das wurde nicht angenommen: ${message}`,
  offline: 'Die Seite ist nicht zu erreichen. Prüfen Sie die Verbindung; was Sie geschrieben haben, bleibt.',
  outdated:
    'Die Seite wurde erneuert, während sie offen war. Kopieren Sie, was Sie nicht noch einmal schreiben wollen, und laden Sie neu.',
  passkey: {
    ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: 'Dieses Gerät hat schon einen Passkey für Ihr Konto.',
    ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT:
      'Dieses Gerät kann nicht sicher sein, dass Sie es sind. Nehmen Sie ein anderes.',
    ERROR_AUTHENTICATOR_NO_SUPPORTED_PUBKEYCREDPARAMS_ALG:
      'Dieses Gerät macht keinen Passkey, der hier angenommen wird. Nehmen Sie ein anderes.',
    ERROR_INVALID_DOMAIN: domain,
    ERROR_INVALID_RP_ID: domain,
    PASSKEY_NOT_FOUND:
      'Dieser Passkey gehört zu keinem Konto hier. Vielleicht wurde er entfernt; melden Sie sich anders an.',
    USER_NOT_VERIFIED: 'Entsperren Sie den Passkey, womit Sie Ihr Gerät entsperren.',
    CHALLENGE_NOT_FOUND: 'Das hat zu lange gedauert. Versuchen Sie es noch einmal.',
    AUTHENTICATION_FAILED:
      'Dieser Passkey wurde nicht angenommen. Versuchen Sie es noch einmal, oder melden Sie sich anders an.',
    UNKNOWN_ERROR: 'Dieser Browser hat keine Passkeys, oder gibt sie dieser Seite nicht.',
  },
  noPasskey: 'Es wurde kein Passkey gegeben. Versuchen Sie es, wann Sie wollen.',
  provider: {
    access_denied: 'Sie wurden nicht angemeldet: Es wurde dort abgebrochen.',
    account_not_linked:
      'Es gibt schon ein Konto mit Ihrer Adresse. Melden Sie sich dort an und verbinden Sie die beiden auf seiner Seite.',
    account_already_linked_to_different_user: 'Jenes Konto ist hier mit einem anderen verbunden.',
    email_does_not_match: 'Jenes Konto hat eine andere Adresse. Verbinden lässt sich nur eines mit derselben.',
    email_not_verified: unconfirmed,
    email_not_found: 'Ihre Adresse wurde uns dort nicht gegeben, und ohne eine gibt es kein Konto.',
    unable_to_link_account: unconfirmed,
  },
  otherProvider:
    'Das ging nicht, und nichts wurde geändert. Versuchen Sie es noch einmal, oder melden Sie sich anders an.',
}
