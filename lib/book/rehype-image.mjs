import { dirname, resolve } from 'node:path'
import { visit } from 'unist-util-visit'
import { readSize } from './image-size.mjs'

/**
 * A picture beside its chapter comes with the page: it is imported, so that its address names what is in it, and has
 * the size that its file gives, so that nothing moves when it arrives. Drawings stand in the page already.
 */
export default function rehypeImage() {
  return async (tree, file) => {
    const found = []
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName === 'img' && /^\.{1,2}\//.test(node.properties.src) && parent && index !== undefined)
        found.push({ node, index, parent })
    })
    for (const [place, { node, index, parent }] of found.entries()) {
      const { src, alt, title } = node.properties
      const path = decodeURI(src)
      const { width, height } = await readSize(resolve(dirname(file.path), path)).catch((cause) =>
        file.fail(`${src}: ${cause.message}`, { place: node.position, cause }),
      )
      const name = `picture${place}`
      tree.children.unshift(importOf(name, path))
      const given = {
        alt,
        ...(title && { title }),
        width: String(width),
        height: String(height),
        decoding: 'async',
        loading: 'lazy',
      }
      const attributes = Object.entries(given).map(([key, value]) => ({ type: 'mdxJsxAttribute', name: key, value }))
      parent.children[index] = {
        type: 'mdxJsxTextElement',
        name: 'img',
        attributes: [...attributes, source(name)],
        children: [],
      }
    }
  }
}

// `import picture0 from './figures/photo.png'`
function importOf(name, path) {
  const declaration = {
    type: 'ImportDeclaration',
    specifiers: [{ type: 'ImportDefaultSpecifier', local: { type: 'Identifier', name } }],
    source: { type: 'Literal', value: path },
    attributes: [],
  }
  return {
    type: 'mdxjsEsm',
    value: '',
    data: { estree: { type: 'Program', sourceType: 'module', body: [declaration] } },
  }
}

// `src={picture0.src}`
function source(name) {
  const expression = {
    type: 'MemberExpression',
    object: { type: 'Identifier', name },
    property: { type: 'Identifier', name: 'src' },
    computed: false,
    optional: false,
  }
  const body = [{ type: 'ExpressionStatement', expression }]
  return {
    type: 'mdxJsxAttribute',
    name: 'src',
    value: {
      type: 'mdxJsxAttributeValueExpression',
      value: `${name}.src`,
      data: { estree: { type: 'Program', sourceType: 'module', body } },
    },
  }
}
