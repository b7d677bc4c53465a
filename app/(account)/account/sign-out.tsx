import { Form } from '@/app/(account)/form.client'
import { signOut } from './sign-out-action'

/** Ends the session in this browser. */
export function SignOut() {
  return <Form action={signOut} submit="Sign out" quiet />
}
