import { createHash } from 'node:crypto'
import GithubSlugger from 'github-slugger'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { exported } from './export.mjs'
import { placeOf, takeFrontmatter } from './frontmatter.mjs'
import { attribute, isContainer, isProse, legend } from './nodes.mjs'
import { countWords, holdsBack, proseOf } from './prose.mjs'
import { findTerms } from './terms.mjs'

/** A run of prose longer than this is cut at paragraph ends, so that its first part can be shown early. */
const longestRun = 120

/**
 * Finds the sections, slots and blocks of a chapter, wraps every slot in `<Slot id="…">`, and exports what it found
 * beside the page: `frontmatter`, `sections`, `headings`, `terms` and `revision`. The one place where a slot is defined.
 */
export default function remarkSlots() {
  return (tree, file) => {
    const frontmatter = takeFrontmatter(tree, file)
    const headings = nameHeadings(tree)
    const terms = findTerms(tree)
    const sections = cutSections(tree, frontmatter).map((section) => readSection(section, frontmatter, file))
    for (const id of Object.keys(frontmatter.sections)) {
      if (!sections.some((section) => section.id === id))
        file.fail(`The frontmatter names a section "${id}" that the chapter does not have.`, {
          place: placeOf(tree, id),
          ruleId: 'frontmatter_section',
        })
    }
    const revision = createHash('sha256').update(String(file.value)).digest('hex').slice(0, 16)
    file.data.chapter = { frontmatter, headings, sections, terms, revision }
    tree.children.unshift(...Object.entries(file.data.chapter).map(([name, value]) => exported(name, value)))
  }
}

function nameHeadings(tree) {
  const slugger = new GithubSlugger()
  if (hasOpening(tree)) slugger.slug('start')
  const headings = []
  visit(tree, 'heading', (node) => {
    const text = textOf(node)
    const id = slugger.slug(text)
    node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } }
    headings.push({ id, text, depth: node.depth })
  })
  return headings
}

function hasOpening(tree) {
  const first = tree.children.find((node) => !isAside(node))
  return first !== undefined && !opensSection(first)
}

// A section is what stands before the first level-two heading, or a level-two heading and what follows it.
function cutSections(tree, frontmatter) {
  const opening = { id: 'start', heading: frontmatter.title, nodes: [] }
  const sections = [opening]
  for (const node of tree.children) {
    if (isAside(node)) continue
    if (opensSection(node)) {
      sections.push({ id: node.data.hProperties.id, heading: textOf(node), nodes: [] })
    } else sections.at(-1).nodes.push(node)
  }
  const filled = sections.filter((section) => section !== opening || section.nodes.length > 0)
  return filled.map((section) => ({ ...section, root: tree }))
}

function isAside({ type }) {
  return type === 'yaml' || type === 'mdxjsEsm' || type === 'footnoteDefinition'
}

function opensSection(node) {
  return node.type === 'heading' && node.depth === 2
}

function readSection({ id, heading, nodes, root }, frontmatter, file) {
  const settings = {
    domain: 'both',
    level: 2,
    concepts: [],
    verbatim: false,
    ...pickDefaults(frontmatter),
    ...frontmatter.sections[id],
  }
  const reading = { id, file, slots: [], blocks: [], parts: [] }
  if (settings.verbatim) addBlock(reading, { kind: 'verbatim', first: heading })
  else readNodes(reading, root, nodes)
  const { slots, blocks, parts } = reading
  const { domain, level, concepts, verbatim } = settings
  return { id, heading, domain, level, concepts, verbatim, slots, blocks, parts }
}

function pickDefaults({ domain, level, verbatim }) {
  return Object.fromEntries(Object.entries({ domain, level, verbatim }).filter(([, value]) => value !== undefined))
}

function readNodes(reading, parent, nodes, context = {}) {
  let run = []
  const endRun = () => {
    for (const [index, part] of (context.whole ? [run] : cutRun(run)).entries()) {
      if (part.length === 0) continue
      if (index > 0) addBlock(reading, { kind: 'pause' })
      addSlot(reading, parent, part, context)
    }
    run = []
  }
  for (const node of nodes) {
    if (isProse(node)) {
      run.push(node)
      continue
    }
    endRun()
    if (isContainer(node)) readContainer(reading, node, context)
    else addBlock(reading, legend(node))
  }
  endRun()
}

function readContainer(reading, node, context) {
  if (node.name === 'Depth') return readDepth(reading, node, context)
  const kind = node.type === 'mdxJsxFlowElement' ? legend(node).kind : node.type === 'list' ? 'list' : 'list item'
  addBlock(reading, { kind: `start of ${kind}`, first: attribute(node, 'title') ?? '' })
  const condition = node.name === 'Aside' ? attribute(node, 'for') : undefined
  readNodes(reading, node, [...node.children], condition ? { ...context, condition } : context)
  addBlock(reading, { kind: `end of ${kind}` })
}

// The variants are for the plan, not for the page: they leave the tree, and the prose beside them is one slot.
function readDepth(reading, node, context) {
  const variants = node.children.filter((child) => child.name === 'Variant')
  node.children = node.children.filter((child) => child.name !== 'Variant')
  const every = [...node.children, ...variants.flatMap((variant) => variant.children)]
  const foreign = every.find((child) => !isProse(child))
  if (foreign) reading.file.fail('A <Depth> holds prose and <Variant for="…"> with prose, nothing else.', rule(foreign))
  if (variants.length === 0) reading.file.fail('A <Depth> needs at least one <Variant for="…">.', rule(node))
  addBlock(reading, { kind: 'start of variants' })
  const read = variants.map((variant) => readVariant(reading, variant))
  readNodes(reading, node, [...node.children], { ...context, whole: true, variants: read })
  addBlock(reading, { kind: 'end of variants' })
}

function readVariant(reading, variant) {
  const condition = attribute(variant, 'for')
  if (!condition)
    reading.file.fail('A <Variant> says for whom it is: <Variant for="hardware: none, beginner">.', rule(variant))
  const held = holdsBack(variant.children)
  if (held) reading.file.fail(`A <Variant> is Markdown alone; this one holds a ${held}.`, rule(variant))
  return { for: condition, markdown: proseOf(variant.children) }
}

function rule({ position }) {
  return { place: position, ruleId: 'depth' }
}

function cutRun(run) {
  const parts = [[]]
  let words = 0
  for (const node of run) {
    const more = countWords([node])
    if (words > 0 && words + more > longestRun) {
      parts.push([])
      words = 0
    }
    parts.at(-1).push(node)
    words += more
  }
  return parts
}

function addSlot(reading, parent, nodes, { condition, variants }) {
  const id = `${reading.id}.${reading.slots.length}`
  const held = holdsBack(nodes)
  reading.slots.push({
    id,
    markdown: proseOf(nodes),
    words: countWords(nodes),
    ...(held && { held }),
    ...(condition && { condition }),
    ...(variants && { variants }),
  })
  reading.parts.push({ slot: id })
  const slot = {
    type: 'mdxJsxFlowElement',
    name: 'Slot',
    attributes: [{ type: 'mdxJsxAttribute', name: 'id', value: id }],
    children: nodes,
    data: { _mdxExplicitJsx: false },
  }
  parent.children.splice(parent.children.indexOf(nodes[0]), nodes.length, slot)
}

function addBlock(reading, described) {
  const number = reading.blocks.length + 1
  reading.blocks.push({ number, ...described })
  reading.parts.push({ block: number })
}
