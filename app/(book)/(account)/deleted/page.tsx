import type { Metadata } from 'next'
import Link from 'next/link'
import { theWords } from '@/app/_ui/words/book'

const { deleted: words } = theWords().account

export const metadata: Metadata = { title: words.title, robots: { index: false } }

export default function DeletedPage() {
  return (
    <>
      <h1 className="mb-3 font-semibold text-3xl">{words.heading}</h1>
      <p className="text-lg">
        {words.text}{' '}
        <Link className="link" href="/" prefetch={false}>
          {words.book}
        </Link>
        .
      </p>
    </>
  )
}
