import { Nearest } from './nearest.client'
import { Plate } from './plate'
import { SearchForm } from './search/form'
import { theWords } from './words/book'

const { missing, search, toContents } = theWords()

/** Says that there is no such page, and helps to find what was meant. */
export function Missing() {
  return (
    <Plate title={missing.heading} back={toContents}>
      <div className="grid gap-2">
        <p>{missing.text}</p>
        <Nearest words={missing.meant} />
      </div>
      <SearchForm words={search} />
    </Plate>
  )
}

/** The same, as short as it can be: each page of the book is sent with it, so that no other words stand in its place. */
export function MissingInShort() {
  return <Plate title={missing.heading} back={toContents} />
}
