import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { printedMail, smtpMail } from '@/lib/auth/mail'
import { readSecret } from '@/lib/auth/secret'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-mail-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const letter = {
  to: 'ada@example.org',
  subject: 'Your password',
  text: 'http://localhost:3000/reset?token=abc',
  html: '<p>A page for Ada.</p>',
}

test('without a server a letter is printed and kept, as text and as a page', async () => {
  const printed: string[] = []
  const mail = printedMail(join(folder, 'outbox'), (text) => printed.push(text))
  await mail.send(letter)
  await mail.send({ ...letter, to: '../../evil@example.org' })
  const names = await readdir(join(folder, 'outbox'))
  expect(names).toHaveLength(4)
  expect(names.some((name) => /^[\dTZ-]+-ada@example\.org\.txt$/.test(name))).toBe(true)
  for (const name of names) {
    const kept = name.endsWith('.html') ? letter.html : letter.text
    expect(await readFile(join(folder, 'outbox', name), 'utf8')).toContain(kept)
    expect((await stat(join(folder, 'outbox', name))).mode & 0o777).toBe(0o600)
  }
  expect(printed.join()).toContain(letter.text)
  expect(printed[0]).toContain(names.find((name) => name.endsWith('ada@example.org.html')))
})

test('a letter that is kept is there whole or not at all', async () => {
  const mail = printedMail(folder, () => {})
  const long = { ...letter, text: 'A line of a letter.\n'.repeat(500_000) }
  let isSent = false
  const sent = mail.send(long).then(() => {
    isSent = true
  })
  const lengths = new Set<number>()
  while (!isSent)
    for (const name of await readdir(folder))
      if (name.endsWith('.txt')) lengths.add((await stat(join(folder, name))).size)
  await sent
  const [name = ''] = (await readdir(folder)).filter((name) => name.endsWith('.txt'))
  lengths.add((await stat(join(folder, name))).size)
  expect([...lengths]).toHaveLength(1)
  expect(await readFile(join(folder, name), 'utf8')).toContain(long.text)
})

test('with a server a letter is sent by it, from the sender its address names', async () => {
  const received: string[] = []
  const server = createServer((socket) => {
    let inLetter = false
    socket.write('220 test\r\n')
    socket.on('data', (data) => {
      const text = data.toString()
      received.push(text)
      if (inLetter && !text.includes('\r\n.\r\n')) return
      inLetter = /^DATA/.test(text)
      socket.write(inLetter ? '354 go\r\n' : /^QUIT/.test(text) ? '221 bye\r\n' : '250 ok\r\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  await smtpMail(`smtp://127.0.0.1:${port}?from=book@example.org`, 'lectern@localhost').send(letter)
  server.close()
  expect(received.join('')).toMatch(/MAIL FROM:<book@example\.org>/)
  expect(received.join('')).toMatch(/RCPT TO:<ada@example\.org>/)
  expect(received.join('')).toMatch(/text\/plain[\s\S]*reset\?token=abc[\s\S]*text\/html[\s\S]*A page for Ada/)
})

test('a secret is made once and only its owner may read it', async () => {
  const path = join(folder, 'data', 'secret')
  const secrets = await Promise.all([readSecret(path), readSecret(path)])
  expect(await readSecret(path)).toBe(secrets[0])
  expect(secrets[0]?.length).toBeGreaterThanOrEqual(32)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})
