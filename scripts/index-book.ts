import { mkdir, writeFile } from 'node:fs/promises'
import { editAddress, readHistory } from '@/lib/book/history'
import { keepGathered } from '@/lib/book/keep'

// Drafts are for who edits: in development, and where Vercel shows a pull request.
const drafts = process.argv.includes('--drafts') || process.env.VERCEL_ENV === 'preview'
const started = Date.now()
try {
  const { changed, remote } = await readHistory('content')
  const { book, search } = await keepGathered('content', '.book/kept', { changed, drafts })
  await mkdir('.book', { recursive: true })
  await writeFile(
    '.book/book.json',
    JSON.stringify({ ...book, edit: book.edit ?? editAddress(remoteOf(remote), branch()) }),
  )
  await writeFile('.book/search.json', JSON.stringify(search))
  const { chapters, concepts, bridges } = book
  console.log(
    `Book: ${chapters.length} chapters, ${concepts.length} concepts, ${bridges.length} bridges (${Date.now() - started} ms).`,
  )
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause)
  process.exit(1)
}

// Vercel builds from a copy whose remote is its own; it names the repository in its variables.
function remoteOf(remote: string | undefined): string | undefined {
  const { VERCEL_GIT_PROVIDER: provider, VERCEL_GIT_REPO_OWNER: owner, VERCEL_GIT_REPO_SLUG: name } = process.env
  return owner && name && provider ? `https://${provider}.com/${owner}/${name}` : remote
}

function branch(): string | undefined {
  return process.env.VERCEL_GIT_COMMIT_REF || undefined
}
