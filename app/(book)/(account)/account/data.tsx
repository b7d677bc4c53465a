import type { ReactNode } from 'react'
import { theWords } from '@/app/_ui/words/book'
import { type Understanding, understand } from '@/app/(book)/(account)/actions'
import { Onward } from '@/app/(book)/(account)/next'
import { findProvider } from '@/app/(book)/privacy/party'
import { callerHeaders, type Session } from '@/lib/auth/session'
import type { ReaderData } from '@/lib/db/reader-data'
import { helpFor } from '@/lib/personalize/prompt'
import { claimsOf } from '@/lib/reader/token'
import { runtime } from '@/lib/runtime'
import { Download } from './download.client'
import { Section } from './section'
import { tableWords } from './table-words'

const {
  formats: { date },
  own: { data: words },
  forms: { levels, unknown },
  footer,
} = theWords()

/** What the token says, how it is understood, what a model is sent, and what is kept. */
export async function DataSection({ session, data }: { session: Session; data: ReaderData }) {
  const { auth, env } = runtime()
  const { token } = await (await auth()).api.getToken({ headers: await callerHeaders() })
  const { software_background, hardware_background } = session.user
  const { software, hardware } = await understand(software_background, hardware_background)
  const provider = findProvider(env)
  const sent = JSON.stringify({ software: helpFor(software.level), hardware: helpFor(hardware.level) })
  return (
    <Section id="data" title={words.title}>
      <Card title={words.token}>
        <p>{words.tokenText}</p>
        <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
          {Object.entries(claimsOf(token)).map(([name, value]) => (
            <div key={name} className="contents">
              <dt>
                <code>{name}</code> <span className="text-muted">{claims[name]}</span>
              </dt>
              <dd className="mb-2 break-words sm:mb-0">{spoken(name, value)}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Card title={words.understood}>
        <p>
          {words.software} {understood(software)}
        </p>
        <p>
          {words.hardware} {understood(hardware)}
        </p>
      </Card>
      <Card title={words.model}>
        <p>{provider ? words.sentBy(provider.name) : words.noModel}</p>
        <p>
          <code className="break-words">{sent}</code>
        </p>
        <p>{words.never}</p>
      </Card>
      <Card title={words.kept}>
        <ul>
          {tableWords(data).map(({ table, rows, said }) => (
            <li key={table} className="flex justify-between gap-4 border-line border-b py-1.5">
              <span>
                {said} <code className="text-muted text-sm">{table}</code>
              </span>
              <span className="shrink-0 tabular-nums">{rows}</span>
            </li>
          ))}
        </ul>
        <Download />
        <p>
          {words.more} <Onward href="/privacy">{footer.privacy}</Onward>.
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

const claims: Record<string, string> = words.claims

function understood({ level, anchors }: Understanding['software']): string {
  return [level === 'unknown' ? unknown : levels[level], ...anchors].join(', ')
}

function spoken(name: string, value: unknown): string {
  if ((name === 'iat' || name === 'exp') && typeof value === 'number')
    return date(new Date(value * 1000), { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  return value === '' ? words.nothing : String(value)
}
