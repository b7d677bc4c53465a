import { PasswordField } from '@/app/(account)/field.client'
import { Form } from '@/app/(account)/form.client'
import { deleteAccount } from './actions'
import { DeletionDialog } from './deletion-dialog.client'
import { Section } from './section'

/** The way out: what is deleted, and the password once more where there is one. `open` is for who asks without script. */
export function DeletionSection({ hasPassword, open }: { hasPassword: boolean; open: boolean }) {
  return (
    <Section id="deletion" title="Delete the account">
      <p className="mb-6">
        Your name, address, password, what you told us you know, and every session are deleted at once, with the counts
        of what you had personalized and your words on sections. It cannot be undone.
      </p>
      <DeletionDialog open={open} title="Delete your account?">
        <p className="mb-6">{hasPassword ? 'Enter your password, and it is gone.' : 'It is gone at once.'}</p>
        <Form action={deleteAccount} submit="Delete my account">
          {hasPassword && (
            <PasswordField label="Your password" name="deletion-password" autoComplete="current-password" required />
          )}
        </Form>
      </DeletionDialog>
    </Section>
  )
}
