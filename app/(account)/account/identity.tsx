import type { Session } from '@/lib/auth/session'

/** Whose account it is. */
export function Identity({ session }: { session: Session }) {
  const { name, email } = session.user
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 border-line border-t pt-4 font-sans">
      <dt className="text-muted">Name</dt>
      <dd className="break-words">{name}</dd>
      <dt className="text-muted">Email</dt>
      <dd className="break-all">{email}</dd>
    </dl>
  )
}
