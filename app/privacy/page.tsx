import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { wordsOf } from '@/app/_ui/words/words'
import { theBook } from '@/lib/book/open'
import { runtime } from '@/lib/runtime'
import { Forget } from './forget.client'
import { cookies, kept } from './kept'
import { findProvider, type Party, type Provider, parties } from './party'

const { formats } = wordsOf(theBook().outline.language)

export const metadata: Metadata = {
  title: 'Privacy',
  description: 'What this site keeps of you, who else sees something, and how to take it with you or have it deleted.',
}

/** What is kept, what leaves the site, and for whom. It follows the settings, so it is drawn when it is asked for. */
export default async function PrivacyPage() {
  await connection()
  const { env } = runtime()
  return (
    <main id="main" className="mx-auto w-full max-w-2xl px-5 pt-10 pb-20 sm:pt-16">
      <h1 className="mb-6 font-semibold text-4xl">Privacy</h1>
      <p className="text-lg leading-relaxed">
        The whole book can be read without an account, and then we keep nothing of you. Pages, type and pictures come
        from this site alone: there are no advertisements, no analytics, and nothing that follows you.
      </p>
      <Part title="In your browser">
        <p>
          Where you are in each chapter, which version of it you saw, the theme and the tabs you chose, whether single
          keys do something, where you wanted the original of a passage, and whether readings begin by themselves are
          kept in this browser alone; what a chapter told you, until its page is closed. Chapters that you visit are
          kept on this device, so that you can read them without a network. Nothing of it is sent, and whoever clears
          the data of this site in the browser clears all of it.
        </p>
        <Forget />
      </Part>
      <Part title="With an account">
        <dl className="grid gap-3">
          {kept.map(({ what, why }) => (
            <div key={what}>
              <dt className="font-semibold">{what}</dt>
              <dd className="text-muted">{why}</dd>
            </div>
          ))}
        </dl>
        <p>
          The token that your browser shows to have a chapter personalized carries a number for your account and what
          you told us you know, and neither your name nor your address. On{' '}
          <Onward href="/account#data">your account page</Onward> you see it, and all else that is kept of you.
        </p>
      </Part>
      <Part title="What a model is sent">
        <Model provider={findProvider(env)} />
      </Part>
      <Part title="Who else sees something">
        <Parties found={parties(env)} />
      </Part>
      <Part title="Cookies">
        <p>
          All are of this site, and no other reads them. Over https their names begin with{' '}
          <code className="text-base">__Host-</code>.
        </p>
        <dl className="grid gap-3">
          {cookies.map(({ name, purpose, life }) => (
            <div key={name}>
              <dt>
                <code className="break-all text-base">{name}</code>
              </dt>
              <dd className="text-muted">
                {purpose}; {life}.
              </dd>
            </div>
          ))}
        </dl>
      </Part>
      <Part title="How long, and how to be forgotten">
        <p>
          What is kept with your account stays as long as the account. <Onward href="/account#data">Download it</Onward>{' '}
          when you like, as one file. <Onward href="/account#deletion">Delete the account</Onward>, and all of it is
          removed at once; a token that is still about creates nothing any more, and ends within fifteen minutes.
        </p>
        <p>
          New text that a model wrote for a section stays: it is kept under what it was made from, and belongs to no
          reader.
        </p>
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
  const words = (
    <>
      headings and prose of this book; for software and for hardware one of three phrases, “more help”, “as written” or
      “less help”; and the editors’ analogy that stands beside the text for you, where there is one. Never your name,
      your address, the number of your account, or your own words.
    </>
  )
  if (!provider)
    return (
      <p>
        No model is set up here, so nothing is sent to anybody: what editors wrote personalizes the chapters. Where one
        is set up, it is sent {words}
      </p>
    )
  const models = formats.list(provider.models, 'disjunction')
  return (
    <p>
      To have prose rewritten, this site asks {provider.name}, for the model {models}. It sends {words} What comes back
      serves every reader who needs the same.
    </p>
  )
}

function Parties({ found }: { found: Party[] }) {
  if (found.length === 0) return <p>Nobody: the site, its database and its letters stay on the machine it runs on.</p>
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
