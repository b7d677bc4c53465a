import type { ReactNode } from 'react'
import type { Words } from '../words/words'

type Props = { words: Words; href: string; title: string; children?: ReactNode }

/** A card for something elsewhere: its name, its site, and perhaps a picture of ours. Nothing is fetched from there. */
export function Embed({ words, href, title, children }: Props) {
  const { protocol, host } = new URL(href)
  if (protocol !== 'https:') throw new Error(`<Embed href="${href}"> leads to an https address.`)
  return (
    <div className="embed">
      <p className="embed-title">
        <a href={href}>{title}</a>
        <span>{words.embed(host.replace(/^www\./, ''))}</span>
      </p>
      {children}
    </div>
  )
}
