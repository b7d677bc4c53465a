import type { Letter } from './mail'

/** What a letter says, in plain text: addresses and names may be anything. */
export type Draft = {
  to: string
  subject: string
  /** What the letter says before its link, a paragraph to an entry. */
  says: string[]
  link: { label: string; url: string }
  /** What it says after it. */
  ends: string
}

/**
 * A letter as text and as a page. The page fetches nothing: no image, no script, nothing that tells it was opened.
 * @param otherwise what leads to the same address where a button does nothing
 */
export function letterOf({ to, subject, says, link, ends }: Draft, language: string, otherwise: string): Letter {
  const text = `${[...says, `${link.label}:\n${link.url}`, ends].join('\n\n')}\n\nLectern\n`
  const url = asText(link.url)
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${asText(subject)}</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="name">Lectern</p>
${says.map((paragraph) => `<p>${asText(paragraph)}</p>`).join('\n')}
<p><a class="button" href="${url}">${asText(link.label)}</a></p>
<p class="small">${asText(ends)}</p>
<p class="small">${asText(otherwise)}<br><a href="${url}">${url}</a></p>
</main>
</body>
</html>
`
  return { to, subject, text, html }
}

const style = `
body { margin: 0; padding: 2rem 1.25rem; background: #faf7f1; color: #201b16; font: 1.0625rem/1.6 Georgia, serif }
main { max-width: 34rem; margin: 0 auto }
a { color: #7c2d12; overflow-wrap: anywhere }
.name { padding-bottom: .75rem; border-bottom: 1px solid #dcd2c3; font-size: 1.25rem }
.small { color: #574e45; font: .875rem/1.5 system-ui, sans-serif }
.button { display: inline-block; margin: .5rem 0; padding: .75rem 1.25rem; border-radius: 3px; background: #7c2d12;
  color: #fff8f2; font: 600 1rem/1.25 system-ui, sans-serif; text-decoration: none }
@media (prefers-color-scheme: dark) {
  body { background: #191714; color: #e8e1d6 }
  a { color: #eea582 }
  .name { border-color: #3b352e }
  .small { color: #b8aea1 }
  .button { background: #eea582; color: #2b1208 }
}
`

function asText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`)
}
