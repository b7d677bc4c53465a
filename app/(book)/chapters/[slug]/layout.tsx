import type { ReactNode } from 'react'
import { Contents } from '@/app/_ui/contents'
import { theWords } from '@/app/_ui/words/book'
import { theBook } from '@/lib/book/open'

/** Contents beside, text in the middle. Stands below `[slug]`, where the open chapter is known without a script. */
export default async function ChapterLayout({
  params,
  children,
}: {
  params: Promise<{ slug: string }>
  children: ReactNode
}) {
  const { slug } = await params
  return (
    <div className="chapter">
      <Contents parts={theBook().outline.parts} current={slug} words={theWords().contents} />
      {children}
    </div>
  )
}
