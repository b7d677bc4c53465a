import Link from 'next/link'
import type { SlotPreview } from '@/lib/personalize/preview-form'
import { addressOf } from '@/lib/reader/path'
import { runtime } from '@/lib/runtime'
import { words } from './words'

type Note = Pick<SlotPreview['notes'][number], 'id' | 'kind' | 'html' | 'limits'>

/** A note as readers see it, with its id; while the site is edited, with the way to change it. */
export function NoteView({ note, back }: { note: Note; back?: string }) {
  const { id, kind, html, limits } = note
  return (
    <div role="note" aria-label={words.note[kind]} className="box">
      <p className="box-label">
        {words.note[kind]} <code>{id}</code>
        {back && isBridge(note) && !runtime().env.production && (
          <Link className="link" href={addressOf('/preview/bridge', { id, back })} prefetch={false}>
            {words.editBridge}
          </Link>
        )}
      </p>
      <Prose html={html} />
      {limits && (
        <p>
          <strong>{words.limits}</strong> {limits}
        </p>
      )}
    </div>
  )
}

export function Prose({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by our server from Markdown, by the pipeline of readings: without raw HTML or images, with links to known addresses only.
  return <div className="preview-prose" dangerouslySetInnerHTML={{ __html: html }} />
}

function isBridge({ kind }: Note): boolean {
  return kind !== 'prerequisite' && kind !== 'related'
}
