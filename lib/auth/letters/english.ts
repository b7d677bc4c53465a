/** What letters say; English is the measure of the others. Between `says` and `ends` stands the link. */
export const english = {
  hour: 'The link is good for one hour.',
  unasked: 'If you did not ask for this, do nothing: nothing changes.',
  otherwise: 'If the button does nothing, open this address:',
  reset: {
    subject: 'A new password for Lectern',
    says: [
      'You asked for a new password. Choose it here. Every device is signed out then, and you sign in with the new one.',
    ],
    label: 'Choose a new password',
    once: 'It works once.',
  },
  consent: {
    subject: 'Your Lectern account moves to another address',
    says: (newEmail: string) => [
      `You asked to move your account from this address to ${newEmail}.`,
      'If that is right, say so here. A second letter then goes to the new address, and the account moves when its link is opened.',
    ],
    label: 'Move my account',
  },
  known: {
    subject: 'You have a Lectern account',
    says: [
      'Someone, most likely you, signed up with this address. It has an account already, and nothing was changed.',
      'Sign in with the password you chose then. If it is forgotten, the same page leads to another.',
    ],
    label: 'Sign in',
    ends: 'If it was not you, do nothing.',
  },
  confirm: {
    subject: 'Confirm your address for Lectern',
    says: ['Confirm that this is your address, and letters about your account reach you.'],
    label: 'Confirm my address',
    stranger: 'If you have no account at Lectern, do nothing.',
  },
  move: {
    subject: 'Confirm your new address for Lectern',
    says: ['Confirm that this is your address, and your account moves to it. You sign in with it from then on.'],
    label: 'Confirm my new address',
  },
  notice: {
    subject: 'Your Lectern account moves to another address',
    says: (newEmail: string) => [
      `Someone signed in to your account asked to move it to ${newEmail}. It moves when the link in a letter to that address is opened.`,
      'If that was you, there is nothing to do here. If not, choose a new password at once: it signs out everyone else.',
    ],
    label: 'Choose a new password',
    ends: 'This letter went to the address your account has had so far.',
  },
}
