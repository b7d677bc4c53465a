import { choices } from '@/app/(account)/questions'
import type { Session } from '@/lib/auth/session'
import { answersOf } from '@/lib/reader/background'
import { BackgroundForm } from './background-form.client'
import { Section } from './section'

/** What the reader knows of software and of hardware. */
export function BackgroundSection({ session }: { session: Session }) {
  const { software_background, hardware_background } = session.user
  const offered = choices()
  const ids = (anchors: { id: string }[]) => anchors.map(({ id }) => id)
  return (
    <Section id="background" title="What you know">
      <p className="mb-6 text-lg">
        This is what the chapters are explained from. A change counts from the next one on.
      </p>
      <BackgroundForm
        choices={offered}
        lines={{ software: software_background, hardware: hardware_background }}
        given={{
          software: answersOf(software_background, ids(offered.software)),
          hardware: answersOf(hardware_background, ids(offered.hardware)),
        }}
      />
    </Section>
  )
}
