import { PasswordField } from '@/app/(account)/field.client'
import { Form } from '@/app/(account)/form.client'
import { Onward } from '@/app/(account)/next'
import { deleteAccount } from './actions'
import { DeletionDialog } from './deletion-dialog.client'
import { Section } from './section'

/** The way out: what is deleted, and the password once more. `open` is for who asks without script. */
export function DeletionSection({ hasPassword, open }: { hasPassword: boolean; open: boolean }) {
  return (
    <Section id="deletion" title="Delete the account">
      <p className="mb-6">
        Your name, address, password, what you told us you know, and every session are deleted at once, with the counts
        of what you had personalized. What you said of sections was never kept with your name. It cannot be undone.
      </p>
      {hasPassword ? (
        <DeletionDialog open={open} title="Delete your account?">
          <p className="mb-6">Enter your password, and it is gone.</p>
          <Form action={deleteAccount} submit="Delete my account">
            <PasswordField
              label="Your password"
              name="deletion-password"
              autoComplete="current-password"
              required
              {...(open && { autoFocus: true })}
            />
          </Form>
        </DeletionDialog>
      ) : (
        <p>
          To delete it, a password is asked for, and this account has none.{' '}
          <Onward href="/forgot" next="/account">
            Ask for a letter
          </Onward>{' '}
          to choose one.
        </p>
      )}
    </Section>
  )
}
