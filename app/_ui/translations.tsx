import { theTranslations } from '@/lib/book/pages'
import { wordsOf } from './words/words'

/** Where a chapter can be read in other languages, each said in its own. */
export function Translations({ slug }: { slug: string }) {
  return theTranslations()
    .filter((each) => each.slug === slug)
    .map(({ locale }) => (
      <p key={locale}>
        <link rel="alternate" hrefLang={locale} href={`/${locale}/chapters/${slug}`} />
        {/* A plain link: the page it leads to is a document in another language, header and all. */}
        <a className="link" href={`/${locale}/chapters/${slug}`} hrefLang={locale} lang={locale}>
          {wordsOf(locale).chapter.inOther}
        </a>
      </p>
    ))
}
