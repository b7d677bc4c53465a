import { components } from '@/lib/book/components'

const front = '---\ntitle: Special\n---\n\n'

/** About this many words, in sections with listings, tables and formulas between the prose. */
export function longChapter(words: number): string {
  const sentence = 'The cart moves 0.25 m in each step, and the filter holds its belief to within 3 cm of the truth.'
  const perSection = 20 * sentence.split(' ').length * 3
  const sections = Array.from({ length: Math.ceil(words / perSection) }, (_, index) => {
    const prose = Array.from({ length: 20 }, (_, place) => Array(3).fill(`${sentence} (${index}.${place})`).join(' '))
    const blocks = [
      `\`\`\`python\nprint(${index})\n\`\`\``,
      '| a | b |\n| - | - |\n| 1 | 2 |',
      `$$\nx_{${index}} = 2\n$$`,
    ]
    return `## Part ${index}\n\n${prose.map((text, place) => (place % 5 === 4 ? `${text}\n\n${blocks[place % 3]}` : text)).join('\n\n')}`
  })
  return `${front + sections.join('\n\n')}\n`
}

/** Every component in every component that may hold it. */
export function nestedChapter(): string {
  const names = Object.keys(components).filter((name) => name !== 'Depth' && name !== 'Variant')
  const holders = [...names, 'blockquote', 'list', 'div']
  const sections = holders.map((holder) => {
    const inner = names.map((name) => element(name, `In ${name} of ${holder}.\n\n${block(name)}`)).join('\n\n')
    return `## Within ${holder}\n\n${element(holder, `${inner}\n\n${depth}`)}`
  })
  return `${front + sections.join('\n\n')}\n`
}

const depth = '<Depth>\n\nAs written.\n\n<Variant for="software: expert">\n\nFor experts.\n\n</Variant>\n\n</Depth>'

function block(name: string): string {
  return `\`\`\`python\nname = "${name}"\n\`\`\``
}

const attributes: Record<string, string> = {
  Callout: ' kind="note"',
  Aside: ' for="hardware: none"',
  Tab: ' title="One"',
  Step: ' title="One"',
  Exercise: ' title="One"',
  Embed: ' href="https://a.example/" title="One"',
  Term: ' id="one"',
}

function element(name: string, text: string): string {
  if (name === 'blockquote') return text.replace(/^/gm, '> ')
  if (name === 'list') return `- ${text.replace(/\n/g, '\n  ')}`
  return `<${name}${attributes[name] ?? ''}>\n\n${text}\n\n</${name}>`
}

/** Chapters that are hard in one way each, by what makes them so. */
export const special: Record<string, string> = {
  'thirty thousand words': longChapter(30_000),
  'every component in every container': nestedChapter(),
  'a script from right to left': `${front}النص هنا للقراءة من اليمين إلى اليسار، مع \`code\` و $x = 1$ فيه.\n\n## مقدمة\n\nהקורא לומד כאן כיצד רובוט נע במרחב.\n\n\`\`\`python\nprint("שלום")\n\`\`\`\n\nفقرة أخيرة بعد الشيفرة.\n`,
  'headings that repeat': `${front}Opening.\n\n## Again\n\nOne.\n\n## Again\n\nTwo.\n\n### Again\n\n\`\`\`sh\nls\n\`\`\`\n\n## Start\n\nThree.\n\n## Again-1\n\nFour.\n`,
  'text like markers': `${front}Text with [[block:1]] in it, and \`[[block:2]]\` as code.\n\n\`\`\`\n[[block:3]]\n\n[[block:1]]\n\`\`\`\n\n## Marked [[block:4]]\n\nPlain prose stands here.\n\n> [[block:5]]\n\nAnd more of it.\n`,
  'CRLF line ends':
    `${front}One paragraph.\n\n\`\`\`python\na = 1\n\nb = 2\n\`\`\`\n\n## Next\n\n- one\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\nEnd.\n`.replaceAll(
      '\n',
      '\r\n',
    ),
  tabs: `${front}Text\twith tabs.\n\n\`\`\`python\nif True:\n\tprint("\t")\n\`\`\`\n\n## Next\n\n-\tone\n-\ttwo\n\nEnd.\n`,
  'a byte order mark': `\uFEFF${front}One paragraph.\n\n## Next\n\n\`\`\`c\nint x;\n\`\`\`\n\nEnd.\n`,
  emoji: `${front}A robot 🤖 waves 👋🏽, a family 👩‍👩‍👧‍👦 waves back.\n\n## 🤖 Robots 🇩🇪\n\n\`\`\`python\nprint("👩‍👩‍👧‍👦")\n\`\`\`\n\nEnd 🎉.\n`,
  'combining characters': `${front}Zalgo: Z̵a̴l̷g̶o̸, and café as e\u0301, and 한글 as \u1112\u1161\u11ab.\n\n## Cafe\u0301\n\n\`\`\`python\nname = "cafe\u0301"\n\`\`\`\n\nNew.\n\n## Café\n\nEnd.\n`,
}
