import type { ElementContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { visit } from 'unist-util-visit'

/** A form as a browser without script has it. */
export type PlainForm = {
  /** Sends it with these answers beside what stands in it, from a page of this origin, with headers of a proxy. */
  send(answers: Record<string, string>, from?: string, proxy?: Record<string, string>): Promise<Sent>
}

/** What came back, redirects not followed: the page, where it leads, and the cookies it sets. */
export type Sent = { status: number; location: string | null; cookies: string; page: string }

/** The form on a page that has a field of this name. */
export async function openForm(url: string, path: string, field: string, cookie = ''): Promise<PlainForm> {
  const html = await (await fetch(url + path, { headers: { cookie } })).text()
  const standing = formsIn(html).find((names) => names.some(([name]) => name === field))
  if (!standing) throw new Error(`no form of ${path} has a field ${field}`)
  return {
    async send(answers, from = new URL(url).origin, proxy = {}) {
      const body = new FormData()
      for (const [name, value] of standing) if (!(name in answers)) body.append(name, value)
      for (const [name, value] of Object.entries(answers)) body.append(name, value)
      const init = { method: 'POST', body, headers: { ...proxy, origin: from, cookie }, redirect: 'manual' } as const
      const response = await fetch(url + path, init)
      const cookies = response.headers.getSetCookie().map((each) => each.split(';')[0])
      const { status, headers } = response
      return { status, location: headers.get('location'), cookies: cookies.join('; '), page: await response.text() }
    },
  }
}

/** Where a reply to a form says what is wrong with it as a whole. */
export function alertsIn(page: string): string[] {
  const alerts: string[] = []
  visit(fromHtml(page), 'element', ({ properties, children }) => {
    if (properties.role === 'alert') alerts.push(children.map(textOf).join(''))
  })
  return alerts.filter(Boolean)
}

function formsIn(html: string): [name: string, value: string][][] {
  const forms: [string, string][][] = []
  visit(fromHtml(html), 'element', (form) => {
    if (form.tagName !== 'form') return
    const inputs: [string, string][] = []
    visit(form, 'element', (field) => {
      const { name, value, type } = field.properties
      const stands = type !== 'radio' && type !== 'checkbox'
      if (field.tagName === 'input' && name && stands) inputs.push([String(name), String(value ?? '')])
      if (field.tagName === 'textarea' && name) inputs.push([String(name), field.children.map(textOf).join('')])
    })
    forms.push(inputs)
  })
  return forms
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(textOf).join('') : ''
}
