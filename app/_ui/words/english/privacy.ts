/** The page that says what is kept of a reader, what leaves the site, and for whom. */
export const privacy = {
  title: 'Privacy',
  description: 'What this site keeps of you, who else sees something, and how to take it with you or have it deleted.',
  about:
    'The whole book can be read without an account, and then we keep nothing of you. Pages, type and pictures come from this site alone: there are no advertisements, no analytics, and nothing that follows you.',
  browser: 'In your browser',
  browserText:
    'Where you are in each chapter, which version of it you saw, the theme and the tabs you chose, whether single keys are used, where you wanted the original of a passage, and whether readings begin by themselves are kept in this browser; what a chapter told you, whether you read that in its page, and as which reader of the book you read last, until the tab is closed. Chapters that you visit are kept on this device, so that you can read them without a network. Where you are in the chapters is sent to your account while you are signed in; nothing else of it is sent, and whoever clears the data of this site in the browser clears all of it here.',
  withAccount: 'With an account',
  token:
    'The token that your browser shows to have a chapter personalized carries a number for your account and what you told us you know, and neither your name nor your address. You see it, and all else that is kept about you, on',
  accountPage: 'your account page',
  model: 'What a model is sent',
  noModel:
    'No model is set up here, so nothing is sent to anybody: what editors wrote personalizes the chapters. Where one is set up, it is sent',
  asks: (provider: string, models: string) =>
    `To have prose rewritten, this site asks ${provider}, for the model ${models}. It sends`,
  sent: 'headings and prose of this book; for software and for hardware one of three phrases, “more help”, “as written” or “less help”; and the editors’ analogy that stands beside the text for you, where there is one. Never your name, your address, the number of your account, or your own words.',
  comesBack: 'What comes back serves every reader who needs the same.',
  others: 'Who else sees something',
  nobody: 'Nobody: the site, its database and its letters stay on the machine it runs on.',
  parties: {
    through: (name: string, host: string) => `${name}, through ${host}`,
    model: 'What a model is sent, as said above; not who reads.',
    host: 'Every request, since it runs this site.',
    database: 'The database, which it runs.',
    mail: 'Letters to you, which it delivers.',
    signIn: 'That you sign in here, if you choose to sign in by it.',
  },
  cookies: 'Cookies',
  cookiesText: 'All are of this site, and no other reads them. Over https their names begin with',
  cookie: {
    session_token: 'keeps you signed in, and cannot be read by script; 7 days from your last visit, 30 days in all',
    last_method: 'remembers how you signed in last, to mark it; 30 days',
    two_factor: 'stands between your password and your code; 10 minutes',
    trust_device: 'spares you the code, if you asked for that; 30 days',
    passkey: 'is there while a passkey is asked for; 5 minutes',
    state: 'is there while you sign in at GitHub or Google; 10 minutes',
  },
  long: 'How long, and how to be forgotten',
  longText: 'What is kept with your account stays as long as the account. When you like,',
  download: 'download it as one file',
  orDelete: 'or',
  delete: 'delete the account',
  deleted:
    'and all of it is removed at once; a token that is still about creates nothing any more, and ends within fifteen minutes.',
  generated:
    'New text that a model wrote for a section stays: it is kept under what it was made from, and belongs to no reader.',
  kept: [
    {
      what: 'Your name, your mail address, and what you told us you know',
      why: 'To greet you, to write to you, and to explain from there.',
    },
    { what: 'Your password, as a hash that cannot be reversed', why: 'To know you by it.' },
    {
      what: 'That you sign in by GitHub or Google, and your number there',
      why: 'To know you again. Nothing else of theirs is kept.',
    },
    {
      what: 'The secret of your authenticator app, encrypted, and your backup codes, as hashes that cannot be reversed',
      why: 'To check the second step of a sign-in.',
    },
    {
      what: 'The public keys of your passkeys, and the names you gave them',
      why: 'To check a passkey, which itself never leaves your device.',
    },
    {
      what: 'Each session: when it began and when it ends, its network address, its browser',
      why: 'So that you see where you are signed in.',
    },
    {
      what: 'What was done at your account and when, such as a sign-in, with a hash of the network address',
      why: 'So that whoever runs this site can see an attack. Without your account no row says whose it was.',
    },
    {
      what: 'How many sections were written for you on a day, and your requests in a minute',
      why: 'So that what models cost is shared fairly.',
    },
    {
      what: 'Where you are in each chapter, how far you came, and which version of it you saw',
      why: 'So that you go on where you were in another browser.',
    },
    {
      what: 'Your word on a section, under a hash of the section and the number of your account',
      why: 'So that editors see what helps. No row says whose it is.',
    },
  ],
}
