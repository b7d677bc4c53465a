import Link from 'next/link'
import { AccountLink } from './account-link.client'

/** The slim line above every page. */
export function Header({ title }: { title: string }) {
  return (
    <header className="flex items-center justify-between gap-6 border-line border-b px-5 py-2.5">
      <Link className="py-1.5 text-ink hover:text-accent" href="/" prefetch={false}>
        {title}
      </Link>
      <AccountLink />
    </header>
  )
}
