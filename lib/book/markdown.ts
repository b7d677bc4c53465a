import type { Paragraph, Parent, PhrasingContent, Root, RootContent } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { mathToMarkdown } from 'mdast-util-math'
import { phrasing } from 'mdast-util-phrasing'
import { toMarkdown } from 'mdast-util-to-markdown'
import { visit } from 'unist-util-visit'
import { readFrontmatter } from './frontmatter.mjs'
import { attribute } from './nodes.mjs'
import remarkPrepare from './remark-prepare.mjs'
import type { PieceWords } from './words'

type FlowComponent = Extract<RootContent, { type: 'mdxJsxFlowElement' }>
type Component = FlowComponent | Extract<RootContent, { type: 'mdxJsxTextElement' }>

/**
 * A chapter, as its MDX was parsed, in plain Markdown: its title above, components by their text, nothing of MDX left.
 * @param words what its pieces are called, in its language
 */
export function plainOf(parsed: Root, words: PieceWords): Root {
  const tree = structuredClone(parsed)
  remarkPrepare()(tree)
  wrapLines(tree)
  const yaml = tree.children.find((node) => node.type === 'yaml')
  const { title, description } = readFrontmatter(yaml?.value ?? '')
  plainChildren(tree, words)
  tree.children.unshift({ type: 'heading', depth: 1, children: [text(title)] })
  if (description) tree.children.splice(1, 0, paragraph(text(description)))
  return tree
}

/** Plain Markdown, written out. */
export function markdownOf(plain: Root): string {
  return toMarkdown(plain, { bullet: '-', rule: '-', extensions: [gfmToMarkdown(), mathToMarkdown()] })
}

// MDX lets a component on a line of its own out of its paragraph; what it holds on that line is one.
function wrapLines(tree: Root): void {
  visit(tree, 'mdxJsxFlowElement', (node) => {
    const line: PhrasingContent[] = node.children.filter((child) => phrasing(child))
    if (line.length > 0) node.children = [paragraph(...line)]
  })
}

function plainChildren(node: Parent, words: PieceWords): void {
  node.children = node.children.flatMap((child) => plain(child, words))
}

function plain(node: RootContent, words: PieceWords): RootContent[] {
  switch (node.type) {
    case 'yaml':
    case 'mdxjsEsm':
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return []
    case 'image':
      return /^\.{0,2}\//.test(node.url) ? figure(words.figure, node.alt ?? '', node.title ?? '') : [node]
    case 'mdxJsxTextElement':
      return component(node, words)
    case 'mdxJsxFlowElement':
      return node.name === 'Callout' ? [callout(node, words)] : component(node, words)
    default:
      if ('children' in node) plainChildren(node, words)
      return [node]
  }
}

// The drawing is part of the page and has no address of its own, so what stands for it is said.
function figure(called: string, alt: string, caption: string): PhrasingContent[] {
  return [text([`${called}.`, caption, alt].filter(Boolean).join(' '))]
}

function callout(node: FlowComponent, words: PieceWords): RootContent {
  plainChildren(node, words)
  const kinds: Record<string, string> = words.callout
  const kind = attribute(node, 'kind') ?? 'note'
  return { type: 'blockquote', children: [strong(kinds[kind] ?? words.callout.note), ...node.children] }
}

function component(node: Component, words: PieceWords): RootContent[] {
  if (node.name === 'Variant') return []
  plainChildren(node, words)
  // On the page it stands apart; here it follows a sentence.
  const apart = node.name === 'Why' || node.name === 'Margin'
  if (apart && node.type === 'mdxJsxTextElement') return [text(' '), ...node.children]
  if (node.name === 'dt') return [strongOf(node.children as PhrasingContent[])]
  if (node.name === 'Embed') return [paragraph(linkTo(node)), ...node.children]
  return [...labels(node, words).map(strong), ...node.children]
}

function labels(node: Component, words: PieceWords): string[] {
  const title = attribute(node, 'title')
  const titled = (name: string) => [[name, title].filter(Boolean).join(': ')]
  if (node.name === 'Exercise') return titled(words.exercise)
  if (node.name === 'Quiz') return titled(words.question)
  if (node.name === 'Aside') return titled(words.aside)
  if (node.name === 'Choice') return [isCorrect(node) ? words.right : words.wrong]
  if (node.name === 'Answer') return [words.answer]
  if (node.name === 'Hint') return [words.hint]
  return title ? [title] : []
}

function isCorrect(node: Component): boolean {
  return node.attributes.some((each) => each.type === 'mdxJsxAttribute' && each.name === 'correct')
}

function linkTo(node: Component): PhrasingContent {
  return { type: 'link', url: attribute(node, 'href') ?? '', children: [text(attribute(node, 'title') ?? '')] }
}

function strong(value: string): Paragraph {
  return strongOf([text(value)])
}

function strongOf(children: PhrasingContent[]): Paragraph {
  return paragraph({ type: 'strong', children })
}

function paragraph(...children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children }
}

function text(value: string): PhrasingContent {
  return { type: 'text', value }
}
