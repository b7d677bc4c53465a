import { theWords } from '@/app/_ui/words/book'
import { Form } from '@/app/(book)/(account)/form.client'
import { deviceOf } from '@/lib/auth/device'
import type { Session } from '@/lib/auth/session'
import { findPlaces, type Place } from '@/lib/db/session'
import { runtime } from '@/lib/runtime'
import { endSessions } from './actions'
import { Section } from './section'

const {
  formats: { ago },
  own: { sessions: words },
} = theWords()

/** Where the reader is signed in, and the way out of each place. */
export async function SessionsSection({ session }: { session: Session }) {
  const places = await findPlaces(await runtime().database(), session.user.id, new Date())
  const others = places.filter(({ id }) => id !== session.session.id)
  return (
    <Section id="sessions" title={words.title}>
      <Form action={endSessions} submit={others.length > 0 ? words.everywhere : undefined} quiet>
        <ul className="font-sans">
          {places
            .filter(({ id }) => id === session.session.id)
            .map((place) => (
              <li key={place.id} className="border-line border-b py-3">
                <span className="font-semibold">{deviceOf(place.userAgent)}</span>
                <br />
                <span className="text-muted">{words.here}</span>
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
        <span className="text-muted">{words.seen(seen(place.updatedAt, new Date()))}</span>
      </span>
      <button type="submit" name="place" value={place.id} className="button-quiet shrink-0">
        {words.signOut}
        <span className="sr-only"> {words.of(device)}</span>
      </button>
    </li>
  )
}

// To the hour: a session notes no more of its use.
function seen(at: Date, now: Date): string {
  const hours = Math.floor((now.getTime() - at.getTime()) / 3_600_000)
  if (hours < 1) return words.withinHour
  return hours < 24 ? ago(-hours, 'hour') : ago(-Math.floor(hours / 24), 'day')
}
