import { askedWith } from './asked'
import { makeChapter } from './chapter/make'

const usage = 'npm run chapter -- "Grasping" [--at 4]'
const { values, positionals } = askedWith(usage, { options: { at: { type: 'string' } }, allowPositionals: true })
try {
  const [title, ...more] = positionals
  if (!title?.trim() || more.length > 0) throw new Error(`Name the chapter: ${usage}`)
  const day = new Date().toISOString().slice(0, 10)
  const { files, moved } = await makeChapter(
    process.cwd(),
    title.trim(),
    day,
    values.at ? Number(values.at) : undefined,
  )
  for (const { from, to } of moved) console.info(`${from} is now ${to}`)
  for (const file of files) console.info(`made ${file}`)
  console.info('It is a draft: npm run dev shows it, readers do not have it until draft: true is gone.')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
