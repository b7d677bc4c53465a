import { wordsOf } from '@/app/_ui/words/words'
import { Form } from '@/app/(account)/form.client'
import { deviceOf } from '@/lib/auth/device'
import type { Session } from '@/lib/auth/session'
import { theBook } from '@/lib/book/open'
import { findPlaces, type Place } from '@/lib/db/session'
import { runtime } from '@/lib/runtime'
import { endSessions } from './actions'
import { Section } from './section'

const { ago } = wordsOf(theBook().outline.language).formats

/** Where the reader is signed in, and the way out of each place. */
export async function SessionsSection({ session }: { session: Session }) {
  const places = await findPlaces(await runtime().database(), session.user.id, new Date())
  const others = places.filter(({ id }) => id !== session.session.id)
  return (
    <Section id="sessions" title="Where you are signed in">
      <Form action={endSessions} submit={others.length > 0 ? 'Sign out everywhere else' : undefined} quiet>
        <ul className="font-sans">
          {places
            .filter(({ id }) => id === session.session.id)
            .map((place) => (
              <li key={place.id} className="border-line border-b py-3">
                <span className="font-semibold">{deviceOf(place.userAgent)}</span>
                <br />
                <span className="text-muted">This device, now.</span>
              </li>
            ))}
          {others.map((place) => (
            <Elsewhere key={place.id} place={place} />
          ))}
        </ul>
      </Form>
    </Section>
  )
}

function Elsewhere({ place }: { place: Place }) {
  const device = deviceOf(place.userAgent)
  return (
    <li className="flex items-center justify-between gap-4 border-line border-b py-3">
      <span>
        <span className="font-semibold">{device}</span>
        <br />
        <span className="text-muted">Last seen {seen(place.updatedAt, new Date())}.</span>
      </span>
      <button type="submit" name="place" value={place.id} className="button-quiet shrink-0">
        Sign out<span className="sr-only"> of {device}</span>
      </button>
    </li>
  )
}

// To the hour: a session notes no more of its use.
function seen(at: Date, now: Date): string {
  const hours = Math.floor((now.getTime() - at.getTime()) / 3_600_000)
  if (hours < 1) return 'within the hour'
  return hours < 24 ? ago(-hours, 'hour') : ago(-Math.floor(hours / 24), 'day')
}
