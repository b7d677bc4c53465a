import { fromHtml } from 'hast-util-from-html'
import { describe, expect, test } from 'vitest'
import { chapterComponents } from '@/app/_ui/mdx/components'
import { wordsOf } from '@/app/_ui/words/words'
import rehypeSet, { drawn } from '@/lib/book/rehype-set.mjs'
import { page } from '@/tests/support/compiled'

const draw = async (text: string) => (await page('sections', `---\ntitle: T\n---\n\n${text}\n`)).html

describe('code', () => {
  test('keeps every character and names what each is', async () => {
    const html = await draw('```python\ndef f(x):\n    return x  # twice\n\n\nprint(f"{f(1):.2f} < 3")\n```')
    expect(html).toContain('<span class="t-keyword">def </span>')
    expect(html.replace(/<[^>]+>/g, '')).toContain('    return x  # twice\n\n\nprint(f"{f(1):.2f} &#x3C; 3")')
  })

  test('has no colour of its own', async () => {
    expect(await draw('```cpp\nint x = 1; // one\n```')).not.toContain('style=')
  })

  test('carries language, title, reason and output as data', async () => {
    expect(await draw('```cpp title="a b.cpp" norun="needs a board"\nint x;\n```')).toContain(
      '<pre data-language="cpp" data-title="a b.cpp" data-norun="needs a board">',
    )
    expect(await draw('```text output\n1\n```')).toContain('<pre data-language="text" data-output="">')
    expect(await draw('```\nplain\n```')).toContain('<pre data-language="text">')
  })

  const source = 'a = 1\nb = 2\nc = 3\nd = 4'
  const lined = (html: string) =>
    [...html.matchAll(/<(mark|ins|del|span) class="(line(?: focus)?)">/g)].map(([, tag, names]) => `${tag} ${names}`)

  test('has lines that are marked, added, removed or in focus, as its meta or its comments say', async () => {
    const meta = await draw(`\`\`\`python title="{9}" {1} add={2} del={3} focus={4}\n${source}\n\`\`\``)
    expect(lined(meta)).toEqual(['mark line', 'ins line', 'del line', 'span line focus'])
    const said = await draw(
      '```python title="{9}"\na = 1  # [!code hl]\n# [!code ++]\nb = 2\nc = 3 # [!code --]\nd = 4 # [!code focus]\n```',
    )
    expect(said).toBe(meta)
    expect(meta.replace(/<[^>]+>/g, '')).toContain(source)
  })

  test('has no elements for lines where none is marked', async () => {
    expect(lined(await draw(`\`\`\`python\n${source}\n\`\`\``))).toEqual([])
  })

  test('with a line that is not there fails the build', async () => {
    await expect(draw(`\`\`\`python {3-5}\n${source}\n\`\`\``)).rejects.toThrow(/4/)
    await expect(draw(`\`\`\`python add={b}\n${source}\n\`\`\``)).rejects.toThrow(/\{b\}/)
  })

  test('in a language nobody knows fails the build', async () => {
    await expect(draw('```klingon\nqapla\n```')).rejects.toThrow(/klingon/)
  })
})

describe('what may be wide', () => {
  test('scrolls in a box with a name that the keyboard reaches', async () => {
    const box = (label: string, tag = 'div') => `<${tag} class="wide" role="group" aria-label="${label}" tabindex="0">`
    expect(await draw('| a |\n| - |\n| b |')).toContain(`${box('Table')}<table>`)
    expect(await draw('$$\nx = y\n$$')).toContain(box('Formula'))
    expect(await draw('It is $a + b + c + d + e + f + g + h + i + j + k + l = 0$.')).toContain(box('Formula', 'span'))
  })

  test('is not a short formula in a line', async () => {
    expect(await draw('It is $x = y$.')).not.toContain('class="wide"')
  })
})

describe('a figure', () => {
  test('has its title for a caption', async () => {
    expect(await draw('![What it shows](https://example.org/p.png "Caption")')).toMatch(
      /<figure><img src="https:\/\/example.org\/p.png" alt="What it shows"\/?><figcaption>Caption<\/figcaption><\/figure>/,
    )
  })

  test('that is a drawing stands in the page, with its text alternative', async () => {
    const html = await draw('![A loop](../../../content/figures/loop-sense-decide-act.svg)')
    expect(html).toMatch(/<svg[^>]*viewBox="0 0 720 360"[^>]*role="img"[^>]*aria-label="A loop"/)
  })

  test('without a text alternative, or without a file, fails the build', async () => {
    await expect(draw('![](../../../content/figures/loop-sense-decide-act.svg)')).rejects.toThrow(/text alternative/)
    await expect(draw('![A loop](./nowhere.svg)')).rejects.toThrow(/no figure at/)
  })
})

describe('a formula', () => {
  test('is MathML, and one that cannot be read fails the build', async () => {
    expect(await draw('It is $x^2$.')).toContain('<math')
    await expect(draw('It is $\\frac{1$.')).rejects.toThrow()
  })
})

describe('what only stands there', () => {
  const set = (html: string) => {
    const tree = fromHtml(html, { fragment: true })
    rehypeSet()(tree)
    return tree.children.map((node) => ('tagName' in node ? node.tagName : 'HTML'))
  }

  test('is set as HTML: lines of text, lists, tables, code and drawings', () => {
    expect(set('<p>a <em>b</em></p><ul><li>c</li></ul><table><tr><td>d</td></tr></table>')).toEqual(
      Array(3).fill('HTML'),
    )
    expect(set('<code><span class="t-keyword">if</span></code><div class="wide"><svg></svg></div>')).toEqual(
      Array(2).fill('HTML'),
    )
  })

  test('stays an element where a component draws it, where it is led to, or where a style would have to be allowed', () => {
    const elements = '<p>a <a href="#x">b</a></p><h2>a <em>b</em></h2><p id="x">a <em>b</em></p><p>a</p>'
    expect(set(elements)).toEqual(['p', 'h2', 'p', 'p'])
    expect(set('<p><span style="top: 0">a</span></p><tr><td align="right"></td></tr>')).not.toContain('HTML')
    const { li, ...components } = chapterComponents(wordsOf('en'))
    const tags = Object.keys(components).filter((name) => /^[a-z]/.test(name))
    expect(tags.filter((tag) => !drawn.has(tag))).toEqual([])
  })

  test('looks as it did', async () => {
    expect(await draw('A *b* `c < d` & **e**.')).toContain(
      '<p>A <em>b</em> <code>c &#x3C; d</code> &#x26; <strong>e</strong>.</p>',
    )
  })
})

describe('a long chapter', () => {
  const words = (count: number) => 'word '.repeat(count)
  const sections = (...texts: string[]) => texts.map((text, index) => `## Section ${index}\n\n${text}`).join('\n\n')
  const later = async (text: string) => /<div class="later">.*?id="([^"]*)"/s.exec(await draw(text))?.[1]

  test('is in a box of its own from the first section on that follows its first screens', async () => {
    const html = await draw(`${words(500)}\n\n${sections(words(650), words(10), words(10))}`)
    const [before, box = ''] = html.split('<div class="later">')
    expect([before?.match(/<h2/g), box.match(/<h2/g)]).toEqual([['<h2'], ['<h2', '<h2']])
    expect(box).toContain('id="section-1"')
  })

  test('that is short has none', async () => {
    expect(await draw(`${words(200)}\n\n${sections(words(200), words(200))}`)).not.toContain('class="later"')
  })

  test('begins it at a paragraph, where the next section is far', async () => {
    const html = await draw(sections(`${words(1000)}\n\n${words(150)}\n\n${words(20)}`, words(10)))
    const [before = '', box = ''] = html.split('<div class="later later-text">')
    const count = (text: string) => text.match(/\bword\b/g)?.length
    expect([count(before), count(box)]).toEqual([1150, 30])
  })

  test('begins it neither at the paragraph below a heading nor at code', async () => {
    const code = '```python\na = 1\n```'
    expect(await later(sections(words(1200), `${code}\n\n${words(10)}`))).toBe('section-1')
    const html = await draw(`${sections(words(1200))}\n\n${code}\n\n${words(10)}`)
    expect(html.split('<div class="later later-text">')[0]).toContain('<pre')
  })

  test('begins it where no note in the margin reaches into it', async () => {
    const note = `<Margin>\n${words(50)}\n</Margin>`
    const text = (...after: string[]) => sections(`${words(1150)}\n\n${note}`, ...after, words(10))
    expect(await later(text(words(10), words(100)))).toBe('section-3')
    expect(await later(text(words(100)))).toBe('section-2')
    expect(await later(text(`<Callout>\n${words(5)}\n</Callout>\n\n${words(200)}`))).toBe('section-2')
    expect(await later(sections(`${note}\n\n${words(1150)}`, words(10)))).toBe('section-1')
  })
})

test('a number stays in one line with its unit, and code as it is', async () => {
  const html = await draw('It takes 20 ms at 3.3 V, 10 mV/°C or 5 °C, and 3 masts; `20 ms` and $5\\ \\text{5 s}$.')
  expect(html).toContain('20\u00a0ms at 3.3\u00a0V, 10\u00a0mV/°C or 5\u00a0°C, and 3 masts; <code>20 ms</code>')
})

test('a formula stays in one line with the point after it', async () => {
  const html = await draw('It is $g(n)$. Then $m$ goes, and ($n$), too.')
  expect(html.replaceAll(/<math.*?<\/math>/gs, 'F')).toContain(
    'It is <span class="together"><span class="katex">F</span>.</span> Then <span class="katex">F</span> goes, and (<span class="together"><span class="katex">F</span>),</span> too.',
  )
})
