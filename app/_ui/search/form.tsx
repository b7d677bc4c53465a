/** Asks the page of results; works without a script. */
export function SearchForm({ query }: { query?: string }) {
  return (
    <search>
      <form action="/search" className="field">
        <label htmlFor="q">Words to look for</label>
        <div className="flex gap-3">
          <input id="q" name="q" type="search" defaultValue={query} maxLength={200} autoComplete="off" />
          <button type="submit" className="button">
            Search
          </button>
        </div>
      </form>
    </search>
  )
}
