/** What is wrong with a form: by the id of the input, or `form` where it is no single answer. */
export type Faults = Partial<Record<string, string>>

/** What Better Auth says when it refuses, as far as the forms tell readers. */
export type Refusal = { code?: string; status: number; message?: string }

const shortest = 12
const longest = 128

/** What is wrong with the answers that every account needs; the rest is asked of the server. */
export function accountFaults({ name, email, password }: { name?: string; email: string; password: string }): Faults {
  const faults: Faults = {}
  if (name !== undefined && !name.trim()) faults.name = 'Tell us what to call you.'
  if (!/^\S+@\S+\.\S+$/.test(email)) faults.email = 'Enter an address like name@example.org.'
  if (name !== undefined && password.length < shortest)
    faults.password = `Use at least ${shortest} characters; this has ${password.length}.`
  else if (password.length > longest) faults.password = `Use at most ${longest} characters.`
  else if (!password) faults.password = 'Enter your password.'
  return faults
}

/** Where a refusal belongs in the form, in plain words. */
export function faultsOf({ code, status, message }: Refusal): Faults {
  if (code?.startsWith('USER_ALREADY_EXISTS'))
    return { email: 'There is an account with this address. Sign in instead.' }
  if (code === 'INVALID_EMAIL') return { email: 'This address is not accepted. Check it for a slip.' }
  if (code === 'PASSWORD_TOO_SHORT') return { password: `Use at least ${shortest} characters.` }
  if (code === 'PASSWORD_TOO_LONG') return { password: `Use at most ${longest} characters.` }
  if (code === 'INVALID_EMAIL_OR_PASSWORD') return { form: 'Address and password do not belong together. Try again.' }
  if (code === 'EMAIL_NOT_VERIFIED')
    return { form: 'Confirm your address first: the link is in the letter we sent you.' }
  if (status === 429) return { form: 'That was too many tries. Wait a minute, then try again.' }
  if (status === 401) return { form: 'You are no longer signed in. Sign in, and try again.' }
  if (status >= 500)
    return { form: 'The accounts cannot be reached just now. Nothing was lost; try again in a moment.' }
  return { form: message ? `This was not accepted: ${message}` : 'This was not accepted.' }
}

export const offline: Faults = { form: 'The site cannot be reached. Check your connection; nothing you wrote is lost.' }
