import Link from 'next/link'
import { Backgrounds } from '@/app/(account)/background.client'
import { Form } from '@/app/(account)/form.client'
import { choices } from '@/app/(account)/questions'
import type { Session } from '@/lib/auth/session'
import { answersOf } from '@/lib/reader/background'
import { changeBackground } from './actions'
import { Section } from './section'

/** What the reader knows of software and of hardware. */
export function BackgroundSection({ session, next }: { session: Session; next?: string }) {
  const { software_background: software, hardware_background: hardware } = session.user
  const offered = choices()
  const ids = (anchors: { id: string }[]) => anchors.map(({ id }) => id)
  const back = next && (
    <Link className="link" href={next}>
      Back to where you were
    </Link>
  )
  return (
    <Section id="background" title="What you know">
      <p className="mb-6 text-lg">
        This is what the chapters are explained from. A change counts from the next one on.
      </p>
      <Form action={changeBackground} submit="Save" after={back}>
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
