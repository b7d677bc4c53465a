import { escaped } from './reading'

/** A page of the preview, which needs nothing but itself. */
export function document(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${style}</style>
<h1>${escaped(title)}</h1>
${body}
</html>
`
}

const style = `
  :root { color-scheme: light dark; font: 1rem/1.55 Georgia, serif }
  body { margin: 1.5rem auto; max-width: 90rem; padding: 0 1rem }
  h1, th, .why, .block, select, output, summary, label { font-family: system-ui, sans-serif }
  h1 { font-size: 1.6rem; line-height: 1.25 }
  .scroll { overflow-x: auto }
  table { border-collapse: collapse; width: 100% }
  .reading { table-layout: fixed }
  .reading td { vertical-align: top; padding: .3rem .8rem; overflow-wrap: anywhere }
  th { text-align: left; padding: .6rem .8rem }
  .index td { padding: .2rem .8rem; white-space: nowrap }
  .index th[scope=row] { position: sticky; left: 0; background: Canvas }
  .compare th { width: 12rem; vertical-align: top; font-size: .75rem; font-weight: 400; padding: .3rem .8rem; overflow-wrap: anywhere }
  .same { opacity: .75; font-size: .8rem }
  .why { font-size: .75rem; opacity: .75; margin: 0 }
  .block td { font-size: .75rem; opacity: .75; padding: .2rem .8rem }
  .bridged, .rewritten { border-left: 3px solid #2a7 }
  .collapsed { border-left: 3px solid #999 }
  .changed { background: color-mix(in srgb, #fc3 22%, transparent) }
  aside { border: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: .3rem .7rem; margin: .4rem 0 }
  .source { white-space: pre-wrap; font: inherit; margin: 0 }
  .words { white-space: pre-wrap }
  details.words { font-size: .9rem }
  ins { background: color-mix(in srgb, #2a7 25%, transparent) }
  del { background: color-mix(in srgb, #c33 20%, transparent) }
  @media (width < 48rem) {
    .reading:not(.compare) :is(thead, tr, td) { display: block; width: auto }
    .reading:not(.compare) thead { display: none }
    .compare th { width: 5.5rem }
  }
`
