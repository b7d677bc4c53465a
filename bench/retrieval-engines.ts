import { PGlite } from '@electric-sql/pglite'
import MiniSearch from 'minisearch'
import { type Searched, searchedOf } from '@/lib/book/passage'
import { indexPassages, openRanking } from '@/lib/book/retrieve'
import { book, chapters, found } from '@/tests/support/book'

export type Engine = {
  name: string
  /** The ids of passages, best first, without the one that asks. */
  find(text: string, itself: string | undefined): Promise<string[]>
}

const passages = [...book.passages.values()]
const concepts = [...book.concepts.values()]

/** Our retrieval and what could stand in its place, over the same passages with the same fields. */
export async function openEngines(): Promise<{ engines: Engine[]; close: () => Promise<void> }> {
  const searched = passages.map((passage) => {
    const chapter = found(chapters.find(({ slug }) => slug === passage.chapter))
    return searchedOf(passage, found(chapter.sections.find(({ id }) => id === passage.anchor)), concepts)
  })
  const database = await openDatabase(searched)
  const engines = [
    bookOrder(),
    ours('ours, the whole ranking', searched),
    oursAsShipped(),
    ours('ours, over heading and excerpt only', passages),
    miniSearch(searched),
    postgres(database, 'Postgres, websearch_to_tsquery', "websearch_to_tsquery('english', $1)"),
    postgres(database, 'Postgres, terms OR-ed', "replace(plainto_tsquery('english', $1)::text, '&', '|')::tsquery"),
  ]
  return { engines, close: () => database.close() }
}

// What every figure has to be read against: with so few passages, any order finds something.
function bookOrder(): Engine {
  const ids = passages.map(({ id }) => id)
  return { name: 'the order of the book', find: async (_, itself) => ids.filter((id) => id !== itself) }
}

function ours(name: string, searched: Searched[]): Engine {
  const rank = openRanking(passages, indexPassages(searched))
  return {
    name,
    find: async (text, itself) => rank(text, ({ id }) => id !== itself).map(({ passage }) => passage.id),
  }
}

function oursAsShipped(): Engine {
  return {
    name: 'ours, as shipped',
    find: async (text, itself) =>
      book.retrieve({ text, keep: ({ id }) => id !== itself, most: 10 }).map(({ passage }) => passage.id),
  }
}

function miniSearch(searched: Searched[]): Engine {
  const search = new MiniSearch<Searched>({ fields: ['heading', 'text', 'glossary'] })
  search.addAll(searched)
  return {
    name: 'MiniSearch, defaults',
    find: async (text, itself) => search.search(text, { filter: ({ id }) => id !== itself }).map(({ id }) => id),
  }
}

async function openDatabase(searched: Searched[]): Promise<PGlite> {
  const database = await PGlite.create()
  await database.exec('create table passages (id text primary key, words tsvector not null)')
  for (const { id, heading, text, glossary = '' } of searched) {
    await database.query(
      `insert into passages
       values ($1, setweight(to_tsvector('english', $2), 'A') || to_tsvector('english', $3))`,
      [id, heading, `${text}\n${glossary}`],
    )
  }
  await database.exec('create index on passages using gin (words); analyze passages')
  return database
}

function postgres(database: PGlite, name: string, tsquery: string): Engine {
  const sql = `select id from passages, (select ${tsquery}) as query (asked) where words @@ asked and id <> $2
    order by ts_rank('{.4,.4,.4,1}', words, asked, 1) desc, id limit 10`
  return {
    name,
    find: async (text, itself = '') => {
      const { rows } = await database.query<{ id: string }>(sql, [text, itself])
      return rows.map(({ id }) => id)
    },
  }
}
