import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Transporter } from 'nodemailer'
import { writeWhole } from '@/lib/whole'

/** `html` says the same as `text`, as a page. */
export type Letter = { to: string; subject: string; text: string; html: string }
export type Mail = { send(letter: Letter): Promise<void> }

/**
 * Mail by an SMTP server. The sender is the address's `?from=`, else its user name where that is an address, else
 * `fallback`.
 */
export function smtpMail(address: string, fallback: string): Mail {
  const url = new URL(address)
  const user = decodeURIComponent(url.username)
  const from = url.searchParams.get('from') ?? (user.includes('@') ? user : fallback)
  url.searchParams.delete('from')
  let transport: Promise<Transporter> | undefined
  return {
    async send(letter) {
      // Loaded with the first letter: most requests, and most copies of this book, send none.
      transport ??= import('nodemailer').then(({ createTransport }) => createTransport(url.href, { from }))
      await (await transport).sendMail(letter)
    },
  }
}

/**
 * Mail without a server: printed, and kept in `outbox` where one is given: a letter is a file of text and, beside it,
 * one that a browser opens.
 */
export function printedMail(outbox?: string, print: (text: string) => void = console.info): Mail {
  return {
    async send({ to, subject, text, html }) {
      const letter = `To: ${to}\nSubject: ${subject}\n\n${text}`
      if (!outbox) return print(letter)
      const time = new Date().toISOString().replace(/[:.]/g, '-')
      // Else the build takes along what lies in any folder of this name, for a server may read what it writes.
      const name = [time, to.replace(/[^\w.@+-]/g, '_')].join('-')
      const path = join(/* turbopackIgnore: true */ outbox, name)
      await mkdir(outbox, { recursive: true, mode: 0o700 })
      await writeWhole(`${path}.html`, html, 0o600)
      await writeWhole(`${path}.txt`, letter, 0o600)
      print(`${letter}\nAs a page: ${path}.html\n`)
    },
  }
}
