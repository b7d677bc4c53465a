import { createHash } from 'node:crypto'
import type { Nodes, Root } from 'mdast'
import type { Heading } from './chapter'

/** All that stands in a section, as plain text: prose, code, tables, captions, exercises and their answers. */
export type SectionText = { id: string; heading: string; text: string }

/**
 * The text of a chapter by section, as a reader of the page finds it; what stands in variants is left out.
 * @param plain the chapter in plain Markdown
 * @param headings the chapter's own, from its compile: their ids are the sections'
 */
export function fullText(plain: Root, title: string, headings: Heading[]): SectionText[] {
  const named = headings.filter(({ depth }) => depth === 2)
  const sections: SectionText[] = [{ id: 'start', heading: title, text: '' }]
  for (const node of plain.children) {
    if (node.type === 'heading' && node.depth === 1) continue
    const opened = node.type === 'heading' && node.depth === 2 ? named[sections.length - 1] : undefined
    if (opened) sections.push({ id: opened.id, heading: opened.text, text: '' })
    else append(sections, plainText(node))
  }
  return sections.filter(({ text }) => text !== '')
}

/** A short hash of what a section says. */
export function versionOf({ heading, text }: Omit<SectionText, 'id'>): string {
  return createHash('sha256').update(`${heading}\n${text}`).digest('hex').slice(0, 8)
}

function append(sections: SectionText[], text: string): void {
  const last = sections.at(-1)
  if (last && text) last.text += last.text ? `\n${text}` : text
}

function plainText(node: Nodes): string {
  if (node.type === 'inlineMath') return formula(node.value)
  // A display formula says nothing to who reads a line of results.
  if (node.type === 'math' || node.type === 'html') return ''
  if ('value' in node) return node.value
  if (!('children' in node)) return 'alt' in node ? (node.alt ?? '') : ''
  const between = isLine(node) ? '' : node.type === 'tableRow' ? ' ' : '\n'
  return node.children.map(plainText).filter(Boolean).join(between)
}

function isLine({ type }: Nodes): boolean {
  return ['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link'].includes(type)
}

/** A formula in a line, as near to speech as its source allows. */
function formula(source: string): string {
  return source.replace(/\\(?:text|mathrm)\{([^}]*)\}/g, '$1').replace(/[{}\\]/g, '')
}
