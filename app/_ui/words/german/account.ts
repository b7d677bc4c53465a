import type { account as english } from '../english/account'

export const account: typeof english = {
  noScript:
    'JavaScript ist in diesem Browser aus. Diese Seiten gehen ohne, und jedes Kapitel lässt sich lesen; nur damit ein Kapitel für Sie erklärt wird, braucht es das.',
  fields: {
    name: 'Name',
    email: 'E-Mail',
    password: 'Passwort',
    newPassword: 'Neues Passwort',
    choice: '12 bis 128 Zeichen. Ein paar Wörter ohne Zusammenhang sind gut.',
  },
  signIn: {
    title: 'Anmelden',
    without: 'Wenn Sie noch kein Konto haben:',
    signUp: 'registrieren',
    reset: 'Ihr Passwort ist geändert, und jedes Gerät ist abgemeldet. Melden Sie sich mit dem neuen an.',
    forgot: 'Passwort vergessen?',
    lastUsed: 'zuletzt benutzt',
    by: (site) => `Mit ${site} anmelden`,
  },
  signUp: {
    title: 'Registrieren',
    about: 'Sagen Sie uns, was Sie wissen, und jedes Kapitel kann von da aus erklärt werden. Wenn Sie ein Konto haben:',
    signIn: 'anmelden',
    submit: 'Konto anlegen',
    by: (site) => `Mit ${site} registrieren`,
  },
  background: {
    title: 'Was Sie wissen',
    heading: 'Was wissen Sie?',
    about: (name) =>
      `${name}, Sie sind angemeldet. Kapitel können von dem aus erklärt werden, was Sie von Software und von Hardware wissen; Ihre Antworten können Sie jederzeit ändern.`,
    submit: 'Weiter',
  },
  forgot: {
    title: 'Passwort vergessen',
    about:
      'Sagen Sie uns die Adresse Ihres Kontos. Wir schicken einen Brief mit einem Link, um ein neues Passwort zu wählen. Wenn es Ihnen wieder eingefallen ist:',
    signIn: 'anmelden',
    submit: 'Den Brief schicken',
    sent: (email) => `Wenn ${email} ein Konto hat, ist ein Brief dorthin unterwegs. Sein Link gilt eine Stunde.`,
  },
  reset: {
    title: 'Neues Passwort',
    heading: 'Wählen Sie ein neues Passwort',
    about: 'Danach ist jedes Gerät abgemeldet, und Sie melden sich mit dem neuen Passwort an.',
    submit: 'Dieses Passwort behalten',
    spent: 'Dieser Link gilt nicht mehr',
    spentText:
      'Ein Link, um ein Passwort zu wählen, gilt eine Stunde und einmal. Ihr Passwort wurde jetzt nicht geändert. Bitten Sie um einen neuen Brief, und nehmen Sie den neuesten.',
    again: 'Um einen neuen Brief bitten',
  },
  twoFactor: {
    title: 'Zweiter Schritt',
    heading: 'Noch ein Schritt',
    about: 'Ihr Passwort stimmt. Geben Sie den Code ein, den Ihre Authenticator-App jetzt zeigt.',
    code: 'Code',
    submit: 'Anmelden',
    instead: 'Stattdessen einen Ersatzcode nehmen',
    backup: 'Ersatzcode',
    backupHint: 'Einer von denen, die Sie aufbewahrt haben. Damit ist er verbraucht.',
    backupSubmit: 'Damit anmelden',
    otherWay: 'Anders anmelden',
    trust: 'Auf diesem Gerät 30 Tage lang nicht nach einem Code fragen',
  },
  verify: {
    title: 'Ihre Adresse',
    confirmed: 'Ihre Adresse ist bestätigt',
    as: 'Sie sind angemeldet als',
    back: 'Zurück, wo Sie waren',
    begin: 'Mit dem Lesen beginnen',
    done: 'Dieser Link hat getan, was er sollte',
    doneText: 'Die Adresse, die er bestätigt, ist bestätigt. Um weiterzumachen:',
    signIn: 'anmelden',
    moving: 'Noch ein Brief',
    movingText:
      'Danke. Ein Brief ist zur neuen Adresse unterwegs. Öffnen Sie seinen Link, dann zieht Ihr Konto dorthin um; bis dahin bleibt alles, wie es ist.',
    failed: 'Dieser Link gilt nicht mehr',
    failedText: 'Ein Link gilt eine Stunde, und nur so, wie er im Brief steht.',
    again: 'Bitten Sie hier um einen neuen Brief.',
    moved: 'Wurde er schon geöffnet, so hat er getan, was er sollte:',
    yourAccount: 'Ihr Konto',
    movedOn: 'sagt, welche Adresse es hat. Wenn nicht, bitten Sie dort noch einmal um die Änderung.',
    sent: 'Sehen Sie in Ihre E-Mails',
    sentText: 'Ein Brief ist unterwegs.',
    sentTo: 'Ein Brief ist unterwegs an',
    sentOn:
      'Öffnen Sie den Link darin, dann sind Sie angemeldet und zurück, wo Sie waren. Kommt in ein paar Minuten keiner, sehen Sie unter der unerwünschten Post nach, prüfen Sie die Adresse und bitten Sie um einen neuen.',
    unsent: 'Bestätigen Sie Ihre Adresse',
    unsentText:
      'Wir schicken Ihnen einen Brief. Öffnen Sie binnen einer Stunde den Link darin, und Ihre Adresse ist bestätigt.',
    send: 'Einen Brief schicken',
    sendAgain: 'Noch einen Brief schicken',
  },
  deleted: {
    title: 'Konto gelöscht',
    heading: 'Ihr Konto ist gelöscht',
    text: 'Alles, was dazu gehörte, ist fort. Das Buch bleibt Ihnen offen, wie es geschrieben ist:',
    book: 'zum Buch',
  },
}
