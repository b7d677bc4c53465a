import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { visit } from 'unist-util-visit'

/**
 * A paragraph that is one image becomes a figure: the title is its caption. A drawing (`.svg` beside the chapter) is
 * put into the page itself, so that it takes the page's colours and type; its figure knows its shape.
 */
export default function rehypeFigure() {
  return async (tree, file) => {
    const found = []
    visit(tree, 'element', (node, index, parent) => {
      const image = node.tagName === 'p' ? onlyImage(node) : undefined
      if (image && parent && index !== undefined) found.push({ image, index, parent })
    })
    for (const { image, index, parent } of found) parent.children[index] = await figure(image, file)
  }
}

function onlyImage(paragraph) {
  const children = paragraph.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  return children.length === 1 && children[0].tagName === 'img' ? children[0] : undefined
}

async function figure(image, file) {
  const { src, alt, title } = image.properties
  const drawing = /^\.{1,2}\/.*\.svg$/.test(src) ? await draw(src, alt, file) : image
  if (drawing === image) image.properties.title = undefined
  const caption = title ? [element('figcaption', {}, [{ type: 'text', value: title }])] : []
  return element('figure', { dataBox: drawing.properties.viewBox }, [drawing, ...caption])
}

async function draw(src, alt, file) {
  const path = resolve(dirname(file.path), src)
  const text = await readFile(path, 'utf8').catch(() => file.fail(`There is no figure at ${src}.`))
  const svg = fromHtml(text, { fragment: true, space: 'html' }).children.find((node) => node.tagName === 'svg')
  if (!svg) file.fail(`${src} holds no <svg> element.`)
  if (!alt) file.fail(`The figure ${src} needs a text alternative: ![what it shows](${src}).`)
  svg.properties = { ...svg.properties, role: 'img', ariaLabel: alt }
  return svg
}

function element(tagName, properties, children) {
  return { type: 'element', tagName, properties, children }
}
