import './preview.css'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { theBook } from '@/lib/book/open'
import type { Reader } from '@/lib/db/quota'
import { LecternError } from '@/lib/errors'
import type { PreviewDocument } from '@/lib/personalize/preview-form'
import { addressOf } from '@/lib/reader/path'
import { runtime } from '@/lib/runtime'
import { type As, type Asked, askedFor, previewAddress, type Search } from './asked'
import { findEditor } from './editor'
import { Pins } from './pins'
import { Question } from './question'
import { SectionView } from './section'
import { words } from './words'

/** Seconds: an editor may ask a model from here. */
export const maxDuration = 60

export const metadata: Metadata = { title: words.title, robots: { index: false, follow: false } }

/** A chapter as one reader or two would have it, for editors alone: nobody else learns that it is there. */
export default async function PreviewPage({ searchParams }: { searchParams: Search }) {
  const editor = await findEditor()
  const asked = await askedFor(searchParams)
  if (editor === 'unknown') redirect(addressOf('/sign-in', { next: previewAddress(asked) }))
  if (!editor) notFound()
  return (
    <main id="main" className="preview">
      <h1>{words.title}</h1>
      <p>
        {words.lead} {words.engine(runtime().engine.model)}
      </p>
      <Question asked={asked} />
      {asked.first && <Shown editor={editor} asked={asked} first={asked.first} />}
    </main>
  )
}

async function Shown({ editor, asked, first }: { editor: Reader; asked: Asked; first: As }) {
  const found = await readBoth(editor, asked, first)
  if (found instanceof LecternError) return <p role="alert">{found.message}</p>
  const [one, other] = found
  const chapter = await theBook().readChapter(asked.chapter)
  const sections = chapter.sections.filter(({ id }) => !asked.section || id === asked.section)
  return (
    <article aria-labelledby="shown">
      <h2 id="shown">{one.title}</h2>
      {asked.section && (
        <p>
          <Link className="link" href={previewAddress(asked, { section: undefined })} prefetch={false}>
            {words.whole}
          </Link>
        </p>
      )}
      <div className="preview-pair">
        <Understood of={one} />
        {other && <Understood of={other} />}
      </div>
      {sections.map((section) => (
        <SectionView
          key={section.id}
          section={section}
          one={one.sections.find(({ id }) => id === section.id)}
          other={other?.sections.find(({ id }) => id === section.id)}
          asked={asked}
        />
      ))}
      <Pins pins={one.pins} asked={asked} />
    </article>
  )
}

function Understood({ of: { profile } }: { of: PreviewDocument }) {
  return (
    <dl className="preview-reader">
      {(['software', 'hardware'] as const).map((domain) => (
        <div key={domain}>
          <dt>{words[domain]}</dt>
          <dd>{[words.level[profile[domain].level], ...profile[domain].anchors].join(', ')}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Both readings, or the failure that can be told. */
async function readBoth(editor: Reader, { chapter, section, second }: Asked, first: As) {
  const { readPreview } = await runtime().preview()
  const read = (as: As) => {
    const wanted = { chapter, ...(section && { sections: [section] }), ...as, ask: false }
    return readPreview(editor, wanted, new AbortController().signal)
  }
  try {
    return [await read(first), ...(second ? [await read(second)] : [])] as const satisfies PreviewDocument[]
  } catch (cause) {
    if (!(cause instanceof LecternError)) throw cause
    if (cause.status === 404 || cause.code === 'section_unknown') notFound()
    return cause
  }
}
