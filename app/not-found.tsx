import type { Metadata } from 'next'
import { Plate } from './_ui/plate'

export const metadata: Metadata = { title: 'No such page' }

export default function NotFound() {
  return (
    <Plate title="There is no such page">
      <p>The address may have been mistyped, or the page was moved. The book itself is all here.</p>
    </Plate>
  )
}
