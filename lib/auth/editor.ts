import { withPeer } from './peer'

/**
 * Whether somebody is an editor: by a confirmed address that the settings name.
 * @param editors in lower case
 */
export function isEditor(editors: readonly string[], user: { email: string; emailVerified: boolean }): boolean {
  return user.emailVerified && editors.includes(user.email.toLowerCase())
}

/**
 * Whether a request comes from this machine and means it: by its connection, by what proxies say of it, by the name it
 * was asked for (a foreign name that leads here is a rebinding), and by the page that sent it.
 */
export function isAtHome(sent: Headers): boolean {
  const hops = withPeer(sent, true).get('x-forwarded-for')?.split(',') ?? []
  const origin = sent.get('origin')
  return (
    hops.length > 0 &&
    hops.every((hop) => /^(?:127(?:\.\d+){3}|::1|::ffff:127(?:\.\d+){3})$/.test(hop.trim())) &&
    isLoopback(`http://${sent.get('host') ?? ''}`) &&
    (!origin || isLoopback(origin))
  )
}

function isLoopback(origin: string): boolean {
  return URL.canParse(origin) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname)
}
