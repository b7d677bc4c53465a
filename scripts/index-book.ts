import { writeBook } from './book/write'

// Drafts are for who edits: in development, and where Vercel shows a pull request.
const drafts = process.argv.includes('--drafts') || process.env.VERCEL_ENV === 'preview'
try {
  console.log(await writeBook(drafts))
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause)
  process.exit(1)
}
