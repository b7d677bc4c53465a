import '@/app/(book)/preview/preview.css'
import { join } from 'node:path'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { parse } from 'yaml'
import type { Search } from '@/app/(book)/preview/asked'
import { isAtDesk } from '@/app/(book)/preview/editor'
import { NoteView } from '@/app/(book)/preview/note'
import { words } from '@/app/(book)/preview/words'
import { Bridge, isNote } from '@/lib/book/concepts'
import { addressesIn, renderProse } from '@/lib/personalize/render'
import { inSitePath } from '@/lib/reader/path'
import { findBridge } from '@/scripts/check/edit-bridge'
import { save } from './action'
import { BridgeForm } from './bridge-form.client'

export const metadata: Metadata = { title: words.bridge.title, robots: { index: false, follow: false } }

/** A bridge as it stands in its file, to be changed there. A build does not know files of this name. */
export default async function BridgePage({ searchParams }: { searchParams: Search }) {
  if (!(await isAtDesk())) notFound()
  const { id, back } = await searchParams
  const found = typeof id === 'string' ? await findBridge(join(process.cwd(), 'content'), id) : undefined
  if (typeof id !== 'string' || !found) notFound()
  const { title, lead, field, save: label, back: onward } = words.bridge
  return (
    <main id="main" className="preview">
      <h1>{title}</h1>
      <p>
        <code>{id}</code> {lead(found.file)}
      </p>
      <BridgeForm action={save} id={id} text={found.text} labels={{ field, save: label, waiting: words.asking }} />
      <Drawn text={found.text} />
      <p>
        <Link className="link" href={inSitePath(typeof back === 'string' ? back : '') ?? '/preview'} prefetch={false}>
          {onward}
        </Link>
      </p>
    </main>
  )
}

/** What readers see of it: drawn from the file, before the book is gathered anew. */
function Drawn({ text }: { text: string }) {
  const { data: bridge } = Bridge.safeParse(parse(text))
  if (!bridge || !isNote(bridge)) return undefined
  const { id, kind, limits } = bridge
  return <NoteView note={{ id, kind, limits, html: renderProse(bridge.text, addressesIn(bridge.text)) }} />
}
