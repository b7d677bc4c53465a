import { theWords } from '@/app/_ui/words/book'
import { Field } from '@/app/(book)/(account)/field.client'
import { Form } from '@/app/(book)/(account)/form.client'
import type { ReaderData } from '@/lib/db/reader-data'
import { runtime } from '@/lib/runtime'
import { AddPasskey } from './add-passkey.client'
import { changePasskey } from './passkey-action'
import { Section } from './section'

const {
  formats: { date },
  own: { passkeys: words },
} = theWords()

type Passkey = ReaderData['passkeys'][number]

/** Passkeys: in place of address, password and code, what unlocks the device. */
export function PasskeysSection({ passkeys }: { passkeys: Passkey[] }) {
  return (
    <Section id="passkeys" title={words.title}>
      <p className="mb-4">{words.about}</p>
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

async function Kept({ passkey: { id, name, aaguid, createdAt } }: { passkey: Passkey }) {
  const keeper = aaguid ? await runtime().passkeyKeeper(aaguid) : undefined
  const called = name ?? keeper ?? words.passkey
  return (
    <li className="border-line border-b py-3 font-sans">
      <p className="font-semibold">{called}</p>
      <p className="text-muted">{[keeper, createdAt && words.added(date(createdAt))].filter(Boolean).join(', ')}</p>
      <details className="mt-1">
        <summary className="py-1 text-accent">
          {words.change}
          <span className="sr-only">: {called}</span>
        </summary>
        <div className="pt-3 pb-2">
          <Form action={changePasskey}>
            <input type="hidden" name="id" value={id} />
            <Field
              label={words.name}
              name="passkey-name"
              defaultValue={called}
              maxLength={100}
              autoComplete="off"
              required
            />
            <div className="flex flex-wrap gap-3">
              <button type="submit" name="step" value="rename" className="button-quiet">
                {words.rename}
                <span className="sr-only"> {called}</span>
              </button>
              <button type="submit" name="step" value="remove" className="button-quiet">
                {words.remove}
                <span className="sr-only"> {called}</span>
              </button>
            </div>
          </Form>
        </div>
      </details>
    </li>
  )
}
