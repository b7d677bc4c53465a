/** What is kept with an account, in words, and why. */
export const kept = [
  {
    what: 'Your name, your mail address, and what you told us you know',
    why: 'To greet you, to write to you, and to explain from there.',
  },
  { what: 'Your password, as a hash that cannot be turned back', why: 'To know you by it.' },
  {
    what: 'That you sign in by GitHub or Google, and your number there',
    why: 'To know you again. Nothing else of theirs is kept.',
  },
  {
    what: 'The secret of your authenticator app, encrypted, and your backup codes, as hashes that cannot be turned back',
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
    what: 'Your word on a section, under a hash of the section and the number of your account',
    why: 'So that editors see what helps. No row says whose it is.',
  },
]

/** The cookies this site sets, each only when it is needed. */
export const cookies = [
  {
    name: 'lectern.session_token',
    purpose: 'keeps you signed in, and cannot be read by script',
    life: '7 days from your last visit, 30 days in all',
  },
  { name: 'lectern.last_method', purpose: 'remembers how you signed in last, to mark it', life: '30 days' },
  { name: 'lectern.two_factor', purpose: 'stands between your password and your code', life: '10 minutes' },
  { name: 'lectern.trust_device', purpose: 'spares you the code, if you asked for that', life: '30 days' },
  { name: 'lectern.passkey', purpose: 'is there while a passkey is asked for', life: '5 minutes' },
  { name: 'lectern.state', purpose: 'is there while you sign in at GitHub or Google', life: '10 minutes' },
]
