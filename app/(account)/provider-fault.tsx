const words: Record<string, string> = {
  access_denied: 'You were not signed in: it was called off over there.',
  account_not_linked: 'There is an account with your address already. Sign in to it, then connect the two on its page.',
  account_already_linked_to_different_user: 'That account is connected to another one here.',
  email_does_not_match: 'That account has another address. Only one with the same address can be connected.',
  email_not_verified: 'Your address is not confirmed over there. Confirm it there, then try again.',
  email_not_found: 'Your address was not given to us over there, and without one there is no account.',
  unable_to_link_account: 'Your address is not confirmed over there. Confirm it there, then try again.',
}

/** Why a reader came back from another site without what they went for. */
export function providerWords(error: string | undefined): string | undefined {
  if (!error) return undefined
  return words[error] ?? 'That did not work, and nothing was changed. Try again, or sign in another way.'
}

/** The same, where it is the first thing to be seen. */
export function ProviderFault({ text }: { text: string }) {
  return (
    <p role="alert" className="mb-8 border border-danger p-4 font-sans text-danger">
      {text}
    </p>
  )
}
