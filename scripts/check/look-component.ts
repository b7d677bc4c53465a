import type { Nodes } from 'mdast'
import { components } from '@/lib/book/components'
import { type Look, startOf } from './look'

type Component = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>

/** Components: that there is such a one, with what it needs, where it belongs. */
export const lookAtComponents: Look = (tree, _source, { seen, tell }) => {
  walk(tree, [], (node, parents) => {
    const { name } = node
    const shape = Object.hasOwn(components, name) ? components[name] : undefined
    if (!shape) return tell('component_unknown', node, `There is no component <${name}>.`)
    const { attributes = {}, needs = [], within } = shape
    const given = attributesOf(node)
    for (const [attribute, value] of given) {
      const allowed = attributes[attribute]
      if (!allowed) tell('component_attribute', node, `<${name}> takes no "${attribute}".`)
      else if (Array.isArray(allowed) && !allowed.includes(value))
        tell('component_attribute', node, `<${name} ${attribute}="${value}">: it is one of ${allowed.join(', ')}.`)
      if (name === 'Term' && value) seen.terms[value] ??= startOf(node)
      if (attribute === 'for' && value) seen.conditions[value] ??= startOf(node)
    }
    for (const needed of needs)
      if (!given.get(needed)) tell('component_attribute', node, `<${name}> needs ${needed}="…".`)
    if (within && !parents.some((parent) => within.includes(parent)))
      tell('component_place', node, `<${name}> stands outside of <${within.join('> or <')}>.`)
  })
}

type Named = Component & { name: string }

function walk(node: Nodes, parents: string[], see: (node: Named, parents: string[]) => void): void {
  const named = isComponent(node) && node.name && /^[A-Z]/.test(node.name) ? (node as Named) : undefined
  if (named) see(named, parents)
  if (!('children' in node)) return
  for (const child of node.children) walk(child, named ? [...parents, named.name] : parents, see)
}

function isComponent(node: { type: string }): node is Component {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
}

function attributesOf({ attributes }: Component): Map<string, string> {
  return new Map(
    attributes.flatMap((each): [string, string][] =>
      each.type === 'mdxJsxAttribute' ? [[each.name, typeof each.value === 'string' ? each.value : '']] : [],
    ),
  )
}
