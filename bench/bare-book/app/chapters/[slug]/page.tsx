import Link from 'next/link'
import { notFound } from 'next/navigation'
import { titles } from '../../titles'

export const dynamicParams = false

type Props = { params: Promise<{ slug: string }> }

export function generateStaticParams() {
  return titles().map(({ slug }) => ({ slug }))
}

export default async function ChapterPage({ params }: Props) {
  const { slug } = await params
  const all = titles()
  const index = all.findIndex((each) => each.slug === slug)
  const [chapter, next] = [all[index], all[index + 1]]
  if (!chapter) notFound()
  const { default: Text } = await import(`../../../content/${chapter.file}.mdx`)
  return (
    <main>
      <article>
        <h1>{chapter.title}</h1>
        <Text />
      </article>
      {next && (
        <Link href={`/chapters/${next.slug}`} rel="next">
          {next.title}
        </Link>
      )}
    </main>
  )
}
