import { theWords } from '@/app/_ui/words/book'
import { PasswordField } from '@/app/(book)/(account)/field.client'
import { Form } from '@/app/(book)/(account)/form.client'
import { deleteAccount } from './actions'
import { DeletionDialog } from './deletion-dialog.client'
import { Section } from './section'

const {
  own: { deletion: words },
  forms,
} = theWords()

/** The way out: what is deleted, and the password once more where there is one. `open` is for who asks without script. */
export function DeletionSection({ hasPassword, open }: { hasPassword: boolean; open: boolean }) {
  return (
    <Section id="deletion" title={words.title}>
      <p className="mb-6">{words.about}</p>
      <DeletionDialog open={open} title={words.heading}>
        <p className="mb-6">{hasPassword ? words.withPassword : words.without}</p>
        <Form action={deleteAccount} submit={words.submit}>
          {hasPassword && (
            <PasswordField label={forms.password} name="deletion-password" autoComplete="current-password" required />
          )}
        </Form>
      </DeletionDialog>
    </Section>
  )
}
