import { getAuthenticatorName } from '@better-auth/passkey'
import { wordsOf } from '@/app/_ui/words/words'
import { Field } from '@/app/(account)/field.client'
import { Form } from '@/app/(account)/form.client'
import { theBook } from '@/lib/book/open'
import type { ReaderData } from '@/lib/db/reader-data'
import { AddPasskey } from './add-passkey.client'
import { changePasskey } from './passkey-action'
import { Section } from './section'

const { date } = wordsOf(theBook().outline.language).formats

type Passkey = ReaderData['passkeys'][number]

/** Passkeys: in place of address, password and code, what unlocks the device. */
export function PasskeysSection({ passkeys }: { passkeys: Passkey[] }) {
  return (
    <Section id="passkeys" title="Passkeys">
      <p className="mb-4">
        Sign in with what unlocks your device, such as a fingerprint or a PIN, and without a password. What proves it is
        you stays on the device, or where you keep your passwords.
      </p>
      {passkeys.length > 0 && (
        <ul className="mb-6 border-line border-t">
          {passkeys.map((passkey) => (
            <Kept key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      <AddPasskey />
    </Section>
  )
}

function Kept({ passkey: { id, name, aaguid, createdAt } }: { passkey: Passkey }) {
  const keeper = getAuthenticatorName(aaguid ?? undefined)
  const called = name ?? keeper ?? 'Passkey'
  return (
    <li className="border-line border-b py-3 font-sans">
      <p className="font-semibold">{called}</p>
      <p className="text-muted">{[keeper, createdAt && `added on ${date(createdAt)}`].filter(Boolean).join(', ')}</p>
      <details className="mt-1">
        <summary className="py-1 text-accent">
          Rename or remove<span className="sr-only">: {called}</span>
        </summary>
        <div className="pt-3 pb-2">
          <Form action={changePasskey}>
            <input type="hidden" name="id" value={id} />
            <Field label="Name" name="passkey-name" defaultValue={called} maxLength={100} autoComplete="off" required />
            <div className="flex flex-wrap gap-3">
              <button type="submit" name="step" value="rename" className="button-quiet">
                Rename<span className="sr-only"> {called}</span>
              </button>
              <button type="submit" name="step" value="remove" className="button-quiet">
                Remove<span className="sr-only"> {called}</span>
              </button>
            </div>
          </Form>
        </div>
      </details>
    </li>
  )
}
