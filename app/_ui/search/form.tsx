import type { Words } from '@/app/_ui/words/words'

/** Asks the page of results; works without a script. */
export function SearchForm({ query, words }: { query?: string; words: Words['search'] }) {
  return (
    <search>
      <form action="/search" className="field">
        <label htmlFor="q">{words.label}</label>
        <div className="flex gap-3">
          <input id="q" name="q" type="search" defaultValue={query} maxLength={200} autoComplete="off" />
          <button type="submit" className="button">
            {words.button}
          </button>
        </div>
      </form>
    </search>
  )
}
