import type { Metadata } from 'next'
import { Nearest } from '@/app/_ui/nearest.client'
import { SearchForm } from '@/app/_ui/search/form'
import { Plate } from './_ui/plate'

export const metadata: Metadata = { title: 'No such page' }

/**
 * Says so, and helps to find what was meant. Every page carries this one along, in case it turns out not to be there: so
 * it lists nothing itself.
 */
export default function NotFound() {
  return (
    <Plate title="There is no such page">
      <div>
        <p>The address may have been mistyped, or the page was moved. The book itself is all here.</p>
        <Nearest />
      </div>
      <SearchForm />
    </Plate>
  )
}
