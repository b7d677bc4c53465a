import { writeBook } from './book/write'
import { main } from './setup.mjs'

// Drafts are for who edits: in development, and where Vercel shows a pull request.
const drafts = process.argv.includes('--drafts') || process.env.VERCEL_ENV === 'preview'
await main(async () => console.log(await writeBook(drafts)))
