import { join } from 'node:path'
import { openDatabase } from '@/lib/db/client'
import { readEnv } from '@/lib/env'
import type { Profile } from '@/lib/personalize/events'
import { askedWith, misused } from './asked'
import { readBook } from './book/read'
import { withEnvFile } from './env-file'
import { main } from './setup.mjs'
import { commonProfiles } from './warm/profiles'
import { type Progress, warm } from './warm/warm'

// Generates the sections of the commonest profiles ahead of their readers.
const usage = 'npm run warm -- --top 10 [--tokens 500000]'
await main(warmUp)

async function warmUp(): Promise<void> {
  const { top, tokens } = readNumbers()
  const env = readEnv(await withEnvFile())
  if (!env.groq) throw new Error('npm run warm needs GROQ_API_KEY: without it nothing is ever generated.')
  if (!env.personalize.modelCalls) throw new Error('MODEL_CALLS is off: nothing is generated.')
  const { db, close } = await openDatabase(env.database)
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort(new Error('Stopped. What is done is kept; run it again for the rest.')))
  try {
    const book = await readBook(join(process.cwd(), 'content'))
    const { readers, profiles } = await commonProfiles(db, book.vocabulary, top)
    const whose = readers > 0 ? `of ${readers} readers` : 'of the golden personas, for there are no readers yet'
    console.info(`${profiles.length} profiles ${whose}, ${book.chapters.length} chapters, at most ${tokens} tokens.`)
    const work = warm({ env, database: async () => db, book, profiles, tokens }, stop.signal)
    let step = await work.next()
    for (; !step.done; step = await work.next()) console.info(lineOf(step.value))
    const { stopped, tokens: spent } = step.value
    console.info(`${spent} tokens. ${stopped ? `${stopped} Run it again for the rest.` : 'All of it is there.'}`)
  } finally {
    await close()
  }
}

function readNumbers(): { top: number; tokens: number } {
  const { values } = askedWith(usage, {
    options: { top: { type: 'string', default: '10' }, tokens: { type: 'string', default: '500000' } },
  })
  const [top, tokens] = [Number(values.top), Number(values.tokens)]
  if (!(Number.isInteger(top) && top > 0 && Number.isInteger(tokens) && tokens > 0))
    misused(`--top and --tokens are whole numbers above 0.\n${usage}`)
  return { top, tokens }
}

function lineOf({ place, of, chapter, profile, generated, cached, failed, left, tokens }: Progress): string {
  const counts = [`${generated} generated`, `${cached} cached`, ...(failed ? [`${failed} failed`] : [])]
  if (left) counts.push(`${left} left`)
  return `${place}/${of} ${chapter} for ${wordsOf(profile)}: ${counts.join(', ')}; ${tokens} tokens`
}

function wordsOf({ software, hardware }: Profile): string {
  const words = ({ level, anchors }: Profile['software']) => [level, ...anchors].join(' ')
  return `software ${words(software)}, hardware ${words(hardware)}`
}
