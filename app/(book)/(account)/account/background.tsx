import Link from 'next/link'
import { theWords } from '@/app/_ui/words/book'
import { Backgrounds } from '@/app/(book)/(account)/background.client'
import { Form } from '@/app/(book)/(account)/form.client'
import { choices } from '@/app/(book)/(account)/questions'
import type { Session } from '@/lib/auth/session'
import { answersOf } from '@/lib/reader/background'
import { changeBackground } from './actions'
import { Section } from './section'

const { background: words, back: backWords } = theWords().own

/** What the reader knows of software and of hardware. */
export function BackgroundSection({ session, next }: { session: Session; next?: string }) {
  const { software_background: software, hardware_background: hardware } = session.user
  const offered = choices()
  const ids = (anchors: { id: string }[]) => anchors.map(({ id }) => id)
  const back = next && (
    <Link className="link" href={next}>
      {backWords}
    </Link>
  )
  return (
    <Section id="background" title={words.title}>
      <p className="mb-6 text-lg">{words.about}</p>
      <Form action={changeBackground} submit={words.submit} after={back}>
        <Backgrounds
          choices={offered}
          lines={{ software, hardware }}
          given={{
            software: answersOf(software, ids(offered.software)),
            hardware: answersOf(hardware, ids(offered.hardware)),
          }}
          heading="h3"
        />
      </Form>
    </Section>
  )
}
