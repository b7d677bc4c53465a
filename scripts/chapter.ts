import { askedWith, misused } from './asked'
import { makeChapter } from './chapter/make'
import { main } from './setup.mjs'

const usage = 'npm run chapter -- "Grasping" [--at 4]'
const { values, positionals } = askedWith(usage, { options: { at: { type: 'string' } }, allowPositionals: true })
await main(async () => {
  const [title, ...more] = positionals
  if (!title?.trim() || more.length > 0) misused(`Name the chapter.\n${usage}`)
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
})
