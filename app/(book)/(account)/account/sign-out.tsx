import { theWords } from '@/app/_ui/words/book'
import { Form } from '@/app/(book)/(account)/form.client'
import { signOut } from './sign-out-action'

const { signOut: words } = theWords().own

/** Ends the session in this browser. */
export function SignOut() {
  return <Form action={signOut} submit={words} quiet />
}
