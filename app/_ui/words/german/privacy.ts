import type { privacy as english } from '../english/privacy'

export const privacy: typeof english = {
  title: 'Datenschutz',
  description:
    'Was diese Seite von Ihnen behält, wer sonst etwas sieht, und wie Sie es mitnehmen oder löschen lassen können.',
  about:
    'Das ganze Buch lässt sich ohne Konto lesen, und dann behalten wir nichts von Ihnen. Seiten, Schrift und Bilder kommen allein von dieser Seite: Es gibt keine Werbung, keine Auswertung und nichts, was Ihnen folgt.',
  browser: 'In Ihrem Browser',
  browserText:
    'Wo Sie in jedem Kapitel sind, welche Fassung davon Sie sahen, die gewählten Farben und Reiter, ob einzelne Tasten etwas tun, wo Sie das Original einer Stelle wollten und ob Fassungen von selbst beginnen, behält dieser Browser; was ein Kapitel Ihnen erzählt hat, ob Sie das auf seiner Seite lesen und als wer Sie zuletzt lasen, bis der Tab geschlossen wird. Kapitel, die Sie besuchen, bleiben auf diesem Gerät, damit Sie sie ohne Netz lesen können. Wo Sie in den Kapiteln sind, geht an Ihr Konto, solange Sie angemeldet sind; nichts anderes davon wird gesendet, und wer die Daten dieser Seite im Browser löscht, löscht hier alles davon.',
  withAccount: 'Mit einem Konto',
  token:
    'Das Token, das Ihr Browser zeigt, damit ein Kapitel für Sie erklärt wird, trägt eine Nummer für Ihr Konto und was Sie uns gesagt haben, und weder Ihren Namen noch Ihre Adresse. Sie sehen es, und alles andere, was über Sie aufbewahrt wird, auf',
  accountPage: 'der Seite Ihres Kontos',
  model: 'Was ein Modell bekommt',
  noModel:
    'Hier ist kein Modell eingerichtet, also wird niemandem etwas gesendet: Was Herausgeber geschrieben haben, macht die Kapitel persönlich. Wo eines eingerichtet ist, bekommt es',
  asks: (provider, models) =>
    `Um Prosa neu schreiben zu lassen, fragt diese Seite ${provider}, nach dem Modell ${models}. Sie sendet`,
  sent: 'Überschriften und Prosa dieses Buches; für Software und für Hardware einen von drei Ausdrücken, „mehr Hilfe“, „wie geschrieben“ oder „weniger Hilfe“; und den Vergleich der Herausgeber, der für Sie neben dem Text steht, wo es einen gibt. Nie Ihren Namen, Ihre Adresse, die Nummer Ihres Kontos oder Ihre eigenen Worte.',
  comesBack: 'Was zurückkommt, dient jedem Leser, der dasselbe braucht.',
  others: 'Wer sonst etwas sieht',
  nobody: 'Niemand: Die Seite, ihre Datenbank und ihre Briefe bleiben auf der Maschine, auf der sie läuft.',
  parties: {
    through: (name, host) => `${name}, über ${host}`,
    model: 'Was ein Modell bekommt, wie oben gesagt; nicht, wer liest.',
    host: 'Jede Anfrage, weil es diese Seite betreibt.',
    database: 'Die Datenbank, die es betreibt.',
    mail: 'Briefe an Sie, die es zustellt.',
    signIn: 'Dass Sie sich hier anmelden, wenn Sie diesen Weg wählen.',
  },
  cookies: 'Cookies',
  cookiesText: 'Alle sind von dieser Seite, und keine andere liest sie. Über https beginnen ihre Namen mit',
  cookie: {
    session_token:
      'hält Sie angemeldet, und kein Skript kann es lesen; 7 Tage ab dem letzten Besuch, im Ganzen 30 Tage',
    last_method: 'merkt sich, wie Sie sich zuletzt angemeldet haben; 30 Tage',
    two_factor: 'steht zwischen Ihrem Passwort und Ihrem Code; 10 Minuten',
    trust_device: 'erspart Ihnen den Code, wenn Sie das wollten; 30 Tage',
    passkey: 'ist da, während nach einem Passkey gefragt wird; 5 Minuten',
    state: 'ist da, während Sie sich bei GitHub oder Google anmelden; 10 Minuten',
  },
  long: 'Wie lange, und wie Sie vergessen werden',
  longText: 'Was mit Ihrem Konto aufbewahrt wird, bleibt so lange wie das Konto. Wann immer Sie wollen:',
  download: 'laden Sie es als eine Datei herunter',
  orDelete: 'oder',
  delete: 'löschen Sie das Konto',
  deleted:
    'und alles davon ist sofort fort; ein Token, das noch unterwegs ist, bewirkt nichts mehr und endet binnen fünfzehn Minuten.',
  generated:
    'Neuer Text, den ein Modell für einen Abschnitt schrieb, bleibt: Er wird unter dem aufbewahrt, woraus er gemacht wurde, und gehört keinem Leser.',
  kept: [
    {
      what: 'Ihr Name, Ihre Mailadresse, und was Sie uns über Ihr Wissen gesagt haben',
      why: 'Um Sie zu grüßen, Ihnen zu schreiben, und von da aus zu erklären.',
    },
    { what: 'Ihr Passwort, als Hash, der sich nicht zurückrechnen lässt', why: 'Um Sie daran zu erkennen.' },
    {
      what: 'Dass Sie sich mit GitHub oder Google anmelden, und Ihre Nummer dort',
      why: 'Um Sie wiederzuerkennen. Sonst wird von dort nichts aufbewahrt.',
    },
    {
      what: 'Das Geheimnis Ihrer Authenticator-App, verschlüsselt, und Ihre Ersatzcodes, als Hashes, die sich nicht zurückrechnen lassen',
      why: 'Um den zweiten Schritt einer Anmeldung zu prüfen.',
    },
    {
      what: 'Die öffentlichen Schlüssel Ihrer Passkeys, und die Namen, die Sie ihnen gaben',
      why: 'Um einen Passkey zu prüfen, der selbst nie Ihr Gerät verlässt.',
    },
    {
      what: 'Jede Sitzung: wann sie begann und wann sie endet, ihre Netzadresse, ihr Browser',
      why: 'Damit Sie sehen, wo Sie angemeldet sind.',
    },
    {
      what: 'Was an Ihrem Konto geschah und wann, etwa eine Anmeldung, mit einem Hash der Netzadresse',
      why: 'Damit, wer diese Seite betreibt, einen Angriff sehen kann. Ohne Ihr Konto sagt keine Zeile, wem sie galt.',
    },
    {
      what: 'Wie viele Abschnitte an einem Tag für Sie geschrieben wurden, und Ihre Anfragen in einer Minute',
      why: 'Damit, was Modelle kosten, gerecht geteilt wird.',
    },
    {
      what: 'Wo Sie in jedem Kapitel sind, wie weit Sie kamen, und welche Fassung davon Sie sahen',
      why: 'Damit Sie in einem anderen Browser weiterlesen, wo Sie waren.',
    },
    {
      what: 'Ihr Wort zu einem Abschnitt, unter einem Hash des Abschnitts und der Nummer Ihres Kontos',
      why: 'Damit Herausgeber sehen, was hilft. Keine Zeile sagt, von wem es ist.',
    },
  ],
}
