import { expect, type Page, test } from '@playwright/test'
import { sentPage } from '@/scripts/policy.mjs'
import { openDialog } from '@/tests/support/dialog'

const drawing = '<svg viewBox="0 0 9 9"><path d="M1 1h7"></path></svg><br>Drawn “from” left &amp; right'
const long = `<span class="line">if a &lt; b &amp;&amp; c:</span>${'\n<span>pass</span> 25 °C'.repeat(150)}`
const plain = 'A text that holds < & > and 25 °C, and nothing else'
const chapters = ['sensing', 'coordinates-and-motion', 'messages-between-processes']

/** A page as Next writes it: its words, and its record in pieces that may end anywhere. */
function written(record: string): string {
  const escaped = plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const words = `<p>${escaped}</p><p>${drawing}</p><pre><code>${long}</code></pre>`
  const pieces = record.match(/.{1,700}/gsu) ?? []
  const scripts = pieces.map((piece) => {
    const text = JSON.stringify(piece).replaceAll('<', '\\u003c')
    return `<script>self.__next_f.push([1,${text}])</script>`
  })
  return `<body><article>${words}</article><script>self.__next_f=[]</script>${scripts.join('')}</body>`
}

const record = [
  '1:I[12,["/a.js"],"Slot"]\n',
  `2:["$","p",null,{"children":${JSON.stringify(plain)}}]\n`,
  `3:["$","p",null,{"dangerouslySetInnerHTML":{"__html":${JSON.stringify(drawing)}}}]\n`,
  `4:T${Buffer.byteLength(long).toString(16)},${long}`,
  '5:["$","code",null,{"dangerouslySetInnerHTML":{"__html":"$4"},"title":"It isn\'t \\"in\\" the text: C:\\\\new </script>\u2028"}]\n',
].join('')

/** What React is given to read, as text. */
function given(page: Page): Promise<string> {
  return page.evaluate(() => {
    const pushes: { 1: string }[] = Object.getOwnPropertyDescriptor(window, '__next_f')?.value
    return pushes.map(({ 1: text }) => text).join('')
  })
}

test('a page whose words stand once gives React what it gave before', async ({ page }) => {
  const html = written(record)
  const { html: short } = sentPage(html)
  expect(short.length).toBeLessThan(html.length - long.length)
  await page.setContent(html)
  expect(await given(page)).toBe(record)
  await page.setContent(short)
  // A browser writes this space by its name; that it means the same the next line shows.
  const restored = await given(page)
  const rows = /\n4:T([0-9a-f]+),/.exec(restored)
  expect(Buffer.byteLength(long.replaceAll('\u00a0', '&nbsp;'))).toBe(Number.parseInt(rows?.[1] ?? '', 16))
  expect(restored.replaceAll('&nbsp;', '\u00a0').replace(/\n4:T[0-9a-f]+/, '')).toBe(
    record.replace(/\n4:T[0-9a-f]+/, ''),
  )
})

test('what React reads as nothing is left out, and what only tells what the head asks for', async ({ page }) => {
  const row = (props: string) => `6:["$","$L3",null,{${props}"list":["$undefined"],"of":1}]\n`
  await page.setContent(sentPage(written(`${record}:HL["/a.css","style"]\n${row('"error":"$undefined",')}`)).html)
  const rest = (await given(page)).split('"}]\n').at(-1)
  expect(rest).toBe(row(''))
})

test('a page that has such a mark among its words stays as it is', () => {
  const marked = written(record.replace('It isn', 'It ¤ isn'))
  expect(sentPage(marked).html).toBe(marked)
})

test('what something else has put into the text does no harm', async ({ page }) => {
  await page.route(`/chapters/${chapters[0]}`, async (route) => {
    const answer = await route.fetch()
    const isDocument = route.request().resourceType() === 'document'
    const body = (await answer.text()).replace(
      /<article[^>]*>/,
      isDocument ? '$&<b hidden>An extension was here.</b>' : '$&',
    )
    await route.fulfill({ response: answer, body })
  })
  await page.goto(`/chapters/${chapters[0]}`)
  // React finds another page than it was told of, and draws its own.
  await expect(page.getByText('An extension was here.')).toHaveCount(0)
  const [first] = await page.getByRole('article').locator('p').allTextContents()
  await openDialog(page)
  await expect(page.getByRole('dialog').getByRole('article').locator('p').first()).toHaveText(first ?? '')
  expect(first).toContain('A program asks a sensor')
})

for (const slug of chapters)
  test(`drawn a second time, ${slug} reads as on the page`, async ({ page }) => {
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    await page.goto(`/chapters/${slug}`)
    await openDialog(page)
    await expect(page.getByRole('dialog').getByRole('article')).toBeVisible()
    const [onPage, inDialog] = await page.evaluate(() =>
      [...document.querySelectorAll('article')].map((article) => {
        const copy = article.cloneNode(true) as HTMLElement
        for (const added of copy.querySelectorAll('.reading-word')) added.remove()
        return { text: copy.textContent, elements: copy.querySelectorAll('p, li, td, code, math, svg, path').length }
      }),
    )
    expect(onPage?.text.length).toBeGreaterThan(5000)
    expect(inDialog).toEqual(onPage)
    expect(faults).toEqual([])
  })
