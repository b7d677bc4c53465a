import Link from 'next/link'

type Props = {
  label: string
  /** What the chapter stands in, from the book down: names and addresses. */
  above: { name: string; href: string }[]
  children: string
}

/** Where the open page stands in the book. */
export function Breadcrumb({ label, above, children }: Props) {
  return (
    <nav className="breadcrumb" aria-label={label}>
      <ol>
        {above.map(({ name, href }) => (
          <li key={href}>
            <Link href={href} prefetch={false}>
              {name}
            </Link>
          </li>
        ))}
        <li aria-current="page">{children}</li>
      </ol>
    </nav>
  )
}
