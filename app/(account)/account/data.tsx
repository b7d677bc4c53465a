import type { ReactNode } from 'react'
import { wordsOf } from '@/app/_ui/words/words'
import { understand } from '@/app/(account)/actions'
import { Onward } from '@/app/(account)/next'
import { findProvider } from '@/app/privacy/party'
import { callerHeaders, type Session } from '@/lib/auth/session'
import { theBook } from '@/lib/book/open'
import type { ReaderData } from '@/lib/db/reader-data'
import { helpFor } from '@/lib/personalize/prompt'
import { claimsOf } from '@/lib/reader/token'
import { runtime } from '@/lib/runtime'
import { Download } from './download.client'
import { Section } from './section'
import { tableWords } from './table-words'

const { date } = wordsOf(theBook().outline.language).formats

/** What the token says, how it is understood, what a model is sent, and what is kept. */
export async function DataSection({ session, data }: { session: Session; data: ReaderData }) {
  const { auth, env } = runtime()
  const { token } = await (await auth()).api.getToken({ headers: await callerHeaders() })
  const { software_background, hardware_background } = session.user
  const { software, hardware } = await understand(software_background, hardware_background)
  const provider = findProvider(env)
  const sent = JSON.stringify({ software: helpFor(software.level), hardware: helpFor(hardware.level) })
  return (
    <Section id="data" title="What is known of you here">
      <Card title="What your token says">
        <p>Your browser shows it to have a chapter personalized. It says this and no more:</p>
        <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
          {Object.entries(claimsOf(token)).map(([name, value]) => (
            <div key={name} className="contents">
              <dt>
                <code>{name}</code> <span className="text-muted">{claimWords[name]}</span>
              </dt>
              <dd className="mb-2 break-words sm:mb-0">{spoken(name, value)}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Card title="How it is understood">
        <p>Software: {[software.level, ...software.anchors].join(', ')}</p>
        <p>Hardware: {[hardware.level, ...hardware.anchors].join(', ')}</p>
      </Card>
      <Card title="What a model is sent of it">
        <p>
          {provider
            ? `${provider.name} is sent prose of the book and, for each domain that a section is about, one of these:`
            : 'No model is set up here, so nothing. If one were, it would be sent prose of the book and, for each domain that a section is about, one of these:'}
        </p>
        <p>
          <code className="break-words">{sent}</code>
        </p>
        <p>
          With them goes the editors’ analogy that stands beside the text for you, where there is one. Never your name,
          your address, the number of your account, or your own words.
        </p>
      </Card>
      <Card title="What is kept">
        <ul>
          {tableWords(data).map(({ table, rows, words }) => (
            <li key={table} className="flex justify-between gap-4 border-line border-b py-1.5">
              <span>
                {words} <code className="text-muted text-sm">{table}</code>
              </span>
              <span className="shrink-0 tabular-nums">{rows}</span>
            </li>
          ))}
        </ul>
        <Download />
        <p>
          More about it stands under <Onward href="/privacy">Privacy</Onward>.
        </p>
      </Card>
    </Section>
  )
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mb-6 grid gap-3 font-sans text-[0.9375rem]">
      <h3 className="font-semibold font-serif text-xl">{title}</h3>
      {children}
    </div>
  )
}

// RFC 7519 §4.1, and the two of ours.
const claimWords: Record<string, string> = {
  iss: 'who issued it',
  aud: 'for whom',
  sub: 'the number of your account',
  iat: 'when it was issued',
  exp: 'when it ends',
  software_background: 'what you said of software',
  hardware_background: 'what you said of hardware',
}

function spoken(name: string, value: unknown): string {
  if ((name === 'iat' || name === 'exp') && typeof value === 'number')
    return date(new Date(value * 1000), { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  return value === '' ? 'nothing yet' : String(value)
}
