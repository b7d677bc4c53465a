import type { ComponentProps } from 'react'
import type { Words } from '../words/words'
import { Copy } from './copy.client'

const languages: Record<string, string> = {
  py: 'Python',
  rust: 'Rust',
  go: 'Go',
  java: 'Java',
  sql: 'SQL',
  html: 'HTML',
  css: 'CSS',
  tsx: 'TypeScript',
  jsx: 'JavaScript',
  toml: 'TOML',
  ini: 'INI',
  diff: 'Diff',
  cmake: 'CMake',
  docker: 'Dockerfile',
  python: 'Python',
  cpp: 'C++',
  c: 'C',
  sh: 'Shell',
  bash: 'Shell',
  js: 'JavaScript',
  javascript: 'JavaScript',
  ts: 'TypeScript',
  typescript: 'TypeScript',
  yaml: 'YAML',
  json: 'JSON',
  xml: 'XML',
  text: 'Text',
}

type Props = ComponentProps<'pre'> & {
  words: Words
  'data-language'?: string
  'data-title'?: string
  'data-norun'?: string
  'data-output'?: string
}

/** Code with its name and language, or what a program printed. */
export function Code({ words: { code, copy }, children, ...data }: Props) {
  const isOutput = data['data-output'] !== undefined
  const language = data['data-language'] ?? 'text'
  const name = data['data-title'] || (isOutput ? code.output : (languages[language] ?? language))
  const reason = data['data-norun']
  // Lines may be wider than a phone: the keyboard has to reach what scrolls, and to be told what it is.
  const scrolling = { role: 'group', tabIndex: 0, 'aria-label': isOutput ? code.output : code.label(name) }
  return (
    <figure className={isOutput ? 'code output' : 'code'}>
      <figcaption className="code-head">
        <span>
          <span className="code-name">{name}</span>
          {data['data-title'] && <span> · {languages[language] ?? language}</span>}
          {reason !== undefined && <span>{` · ${code.notRun}${reason && `: ${reason}`}`}</span>}
        </span>
        {!isOutput && <Copy {...copy} name={name} />}
      </figcaption>
      <pre {...scrolling}>{children}</pre>
    </figure>
  )
}
