import type { Content, Surveyed } from './book'
import type { Code } from './codes'
import type { Fault, Fix } from './fault'
import type { Reference } from './look'

/** Links of chapters and bridges that lead to nothing, or not as an editor's link should. */
export function findLinkFaults({ chapters, translations, bridges }: Content): Fault[] {
  const map = mapOf(chapters)
  const within = [...chapters, ...translations].flatMap((chapter) =>
    chapter.survey.links.flatMap((link) => {
      const found = faultOf(link, chapter, map)
      return found ? [{ ...found, file: chapter.file, line: link.line, column: link.column }] : []
    }),
  )
  const anchors = new Map([...map.slugs].map(([slug, target]) => [slug, target.anchors]))
  return [...within, ...findBridgeLinkFaults(bridges, anchors)]
}

/**
 * Links of bridges that lead to nothing.
 * @param chapters the anchors of each, by slug; undefined for one whose anchors are not known
 */
export function findBridgeLinkFaults(
  bridges: Content['bridges'],
  chapters: ReadonlyMap<string, ReadonlySet<string> | undefined>,
): Fault[] {
  const leads = (url: string) => {
    const [, slug = '', anchor] = /^\/chapters\/([^#]+)(?:#(.+))?$/.exec(url) ?? []
    return chapters.has(slug) && (anchor === undefined || (chapters.get(slug)?.has(anchor) ?? true))
  }
  return bridges.flatMap(({ id, links, at }): Fault[] =>
    links
      .filter((url) => !/^https:/.test(url) && !leads(url))
      .map((url) => ({
        code: 'bridge_link',
        file: at?.file ?? 'content',
        line: at?.line ?? 1,
        column: at?.column ?? 1,
        message: `bridge ${id}: "${url}" leads to nothing.`,
      })),
  )
}

type Target = { chapter: Surveyed; anchors?: Set<string> }
type Targets = { files: Map<string, Target>; slugs: Map<string, Target> }

function mapOf(chapters: Surveyed[]): Targets {
  const targets = chapters.map((chapter): [string, Target] => [chapter.slug, targetOf(chapter)])
  const old = targets.flatMap(([, target]) =>
    (target.chapter.survey.compiled?.frontmatter.renamed ?? []).map((slug): [string, Target] => [slug, target]),
  )
  return {
    files: new Map(targets.map(([, target]) => [nameOf(target.chapter.file), target])),
    slugs: new Map([...old, ...targets]),
  }
}

function targetOf(chapter: Surveyed): Target {
  const { headings } = chapter.survey.compiled ?? {}
  return { chapter, anchors: headings && new Set(['start', ...headings.map(({ id }) => id)]) }
}

type Found = { code: Code; message: string; fix?: Fix }

function faultOf(link: Reference, from: Surveyed, { files, slugs }: Targets): Found | undefined {
  const { url } = link
  if (/^(https?:|mailto:)/.test(url)) return undefined
  const [, path = '', anchor = ''] = /^([^#]*)(#.*)?$/.exec(url) ?? []
  if (path === '') return anchorFault(anchor, targetOf(from), 'this chapter')
  // A translation stands in a folder beside the chapters.
  const beside = from.file.split('/').length > 2 ? '../' : './'
  const name = path.startsWith(beside) ? path.slice(beside.length) : path.replace(/^\.\//, '')
  const [, site] = /^\/chapters\/([^/]+?)(?:\.md)?\/?$/.exec(path) ?? []
  const target = files.get(name)
  if (!target || !path.startsWith(beside)) {
    const slug =
      site ??
      name
        .replace(/^.*\//, '')
        .replace(/\.mdx$/, '')
        .replace(/^\d+-/, '')
    const meant = slugs.get(slug)
    const right = meant && `${beside}${nameOf(meant.chapter.file)}`
    const code: Code = !meant
      ? site || /\.mdx$/.test(path)
        ? 'link_chapter'
        : 'link_form'
      : site || /^\.?\/?\d+-/.test(path)
        ? 'link_form'
        : 'link_unnumbered'
    if (!right) return { code, message: `"${url}" leads to nothing in this book.` }
    const fix = link.to > link.from ? { from: link.from, to: link.to, text: `${right}${anchor}` } : undefined
    return { code, message: `"${url}" is written "${right}${anchor}".`, fix }
  }
  if (target.chapter.survey.compiled?.frontmatter.draft && !from.survey.compiled?.frontmatter.draft)
    return { code: 'link_draft', message: `${name} is a draft, which readers do not have.` }
  return anchorFault(anchor, target, name)
}

function anchorFault(anchor: string, target: Target | undefined, name: string): Found | undefined {
  if (anchor === '' || !target?.anchors || target.anchors.has(decodeURIComponent(anchor.slice(1)))) return undefined
  return { code: 'link_anchor', message: `There is no heading "${anchor}" in ${name}.` }
}

function nameOf(file: string): string {
  return file.split('/').at(-1) ?? file
}
