import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { theWords } from '@/app/_ui/words/book'
import { runtime } from '@/lib/runtime'
import { Forget } from './forget.client'
import { findProvider, type Party, type Provider, parties } from './party'

const { privacy: words, forms, formats } = theWords()

export const metadata: Metadata = { title: words.title, description: words.description }

/** What is kept, what leaves the site, and for whom. It follows the settings, so it is drawn when it is asked for. */
export default async function PrivacyPage() {
  await connection()
  const { env } = runtime()
  return (
    <main id="main" className="mx-auto w-full max-w-[42.5rem] px-5 pt-10 pb-20 sm:pt-16">
      <h1 className="mb-6 font-semibold text-4xl">{words.title}</h1>
      <p className="text-lg leading-relaxed">{words.about}</p>
      <Part title={words.browser}>
        <p>{words.browserText}</p>
        <Forget words={forms.forget} />
      </Part>
      <Part title={words.withAccount}>
        <dl className="grid gap-3">
          {words.kept.map(({ what, why }) => (
            <div key={what}>
              <dt className="font-semibold">{what}</dt>
              <dd className="text-muted">{why}</dd>
            </div>
          ))}
        </dl>
        <p>
          {words.token} <Onward href="/account#data">{words.accountPage}</Onward>.
        </p>
      </Part>
      <Part title={words.model}>
        <Model provider={findProvider(env)} />
      </Part>
      <Part title={words.others}>
        <Parties found={parties(env)} />
      </Part>
      <Part title={words.cookies}>
        <p>
          {words.cookiesText} <code className="text-base">__Host-</code>.
        </p>
        <dl className="grid gap-3">
          {Object.entries(words.cookie).map(([name, what]) => (
            <div key={name}>
              <dt>
                <code className="break-all text-base">lectern.{name}</code>
              </dt>
              <dd className="text-muted">{what}.</dd>
            </div>
          ))}
        </dl>
      </Part>
      <Part title={words.long}>
        <p>
          {words.longText} <Onward href="/account#data">{words.download}</Onward>, {words.orDelete}{' '}
          <Onward href="/account#deletion">{words.delete}</Onward>, {words.deleted}
        </p>
        <p>{words.generated}</p>
      </Part>
    </main>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-12 grid gap-4 text-lg leading-relaxed">
      <h2 className="font-semibold text-2xl">{title}</h2>
      {children}
    </section>
  )
}

function Onward({ href, children }: { href: string; children: string }) {
  return (
    <Link className="link" href={href} prefetch={false}>
      {children}
    </Link>
  )
}

function Model({ provider }: { provider?: Provider }) {
  if (!provider)
    return (
      <p>
        {words.noModel} {words.sent}
      </p>
    )
  return (
    <p>
      {words.asks(provider.name, formats.list(provider.models, 'disjunction'))} {words.sent} {words.comesBack}
    </p>
  )
}

function Parties({ found }: { found: Party[] }) {
  if (found.length === 0) return <p>{words.nobody}</p>
  return (
    <dl className="grid gap-3">
      {found.map(({ name, sees }) => (
        <div key={name}>
          <dt className="font-semibold">{name}</dt>
          <dd className="text-muted">{sees}</dd>
        </div>
      ))}
    </dl>
  )
}
