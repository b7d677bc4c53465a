import Link from 'next/link'
import { theBook } from '@/lib/book/open'
import { type As, type Asked, previewAddress } from './asked'
import { words } from './words'

/** Asks for a chapter and one reader or two; its address can be kept and passed on. */
export function Question({ asked }: { asked: Asked }) {
  const { chapters, readers } = theBook()
  return (
    <>
      <form action="/preview" className="preview-question">
        <div className="field">
          <label htmlFor="chapter">{words.chapter}</label>
          <select id="chapter" name="chapter" defaultValue={asked.chapter}>
            {chapters.map(({ slug, number, title }) => (
              <option key={slug} value={slug}>
                {number}. {title}
              </option>
            ))}
          </select>
        </div>
        <Described place={1} as={asked.first} />
        <Described place={2} as={asked.second} />
        <label className="preview-choice">
          <input type="checkbox" name="difference" defaultChecked={asked.difference} /> {words.difference}
        </label>
        <p id="preview-hint" className="hint">
          {words.hint}
        </p>
        <button type="submit" className="button">
          {words.show}
        </button>
      </form>
      {readers.length > 0 && (
        <p className="preview-examples">
          {words.examples}{' '}
          {readers.map(({ id, name, software, hardware }) => (
            <Link
              key={id}
              className="link"
              href={previewAddress(asked, { first: { software, hardware } })}
              prefetch={false}
            >
              {name}
            </Link>
          ))}
        </p>
      )}
    </>
  )
}

function Described({ place, as }: { place: 1 | 2; as?: As }) {
  const end = place === 1 ? '' : '2'
  return (
    <fieldset>
      <legend>{words.reader(place)}</legend>
      {(['software', 'hardware'] as const).map((domain) => (
        <div key={domain} className="field">
          <label htmlFor={domain + end}>{words[domain]}</label>
          <input
            id={domain + end}
            name={domain + end}
            defaultValue={as?.[domain]}
            maxLength={400}
            autoComplete="off"
            aria-describedby="preview-hint"
          />
        </div>
      ))}
    </fieldset>
  )
}
