import './page.css'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { titles } from './titles'

export const metadata = { title: 'A book' }

/** The contents, and the page. Links are fetched when they are followed: twenty fetched ahead would be no floor. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <nav>
          <ol>
            {titles().map(({ slug, title }) => (
              <li key={slug}>
                <Link href={`/chapters/${slug}`} prefetch={false}>
                  {title}
                </Link>
              </li>
            ))}
          </ol>
        </nav>
        {children}
      </body>
    </html>
  )
}
