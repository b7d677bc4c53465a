import Link from 'next/link'
import { theTranslations } from '@/lib/book/open'
import { wordsOf } from './words/words'

/** Where a chapter can be read in other languages, each said in its own. */
export function Translations({ slug }: { slug: string }) {
  return theTranslations()
    .filter((each) => each.slug === slug)
    .map(({ locale }) => (
      <p key={locale}>
        <link rel="alternate" hrefLang={locale} href={`/${locale}/chapters/${slug}`} />
        <Link className="link" href={`/${locale}/chapters/${slug}`} hrefLang={locale} lang={locale} prefetch={false}>
          {wordsOf(locale).chapter.inOther}
        </Link>
      </p>
    ))
}
