import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeProtectedHeader } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { databaseKeySet } from '@/lib/auth/key-set'
import { verifyToken } from '@/lib/auth/token'
import { openDatabase } from '@/lib/db/client'
import { readKeys } from '@/lib/db/key'
import { migrate } from '@/lib/db/migrate'
import { jwks } from '@/lib/db/schema'
import { ada, Browser, openAccounts, origin } from '../support/accounts'
import { runCommand, startCommand } from '../support/command'
import { createMigrated, migrations, type TestDatabase } from '../support/database'

const secret = 'the secret of the servers, which is long enough'

describe('npm run keys', () => {
  let opened: TestDatabase
  let browser: Browser
  beforeAll(async () => {
    opened = await createMigrated('pg')
    browser = new Browser(openAccounts(opened.db, { secret }).auth)
    await browser.post('/auth/sign-up/email', ada)
  })
  afterAll(() => opened?.close())
  afterEach(async () => void (await opened.db.delete(jwks)))

  const env = () => ({ DATABASE_URL: opened.settings.url ?? '', BETTER_AUTH_SECRET: secret })
  const keys = (...args: string[]) => runCommand('keys', args, env())
  const kidOf = (token: string) => decodeProtectedHeader(token).kid ?? ''
  const verify = (token: string) => {
    const keySet = databaseKeySet(() => readKeys(opened.db))
    return verifyToken(token, keySet, { issuer: origin, audience: origin })
  }

  test('list says that there is none, or which one signs', async () => {
    expect(await keys('list')).toMatchObject({ code: 0, output: expect.stringContaining('no key yet') })
    const kid = kidOf(await browser.token())
    const { code, output } = await keys('list')
    expect([code, output.trim().split('\n')]).toEqual([
      0,
      [
        expect.stringMatching(
          new RegExp(`^${kid}  created \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC  signs until \\d{4}`),
        ),
      ],
    ])
  })

  test('rotate publishes a key, which signs when every server has had time to read it', async () => {
    const old = await browser.token()
    const running = startCommand('keys', ['rotate'], env())
    expect(String(await once(running.stdout, 'data'))).toContain('published')
    expect(await readKeys(opened.db)).toHaveLength(2)
    expect(kidOf(await browser.token())).toBe(kidOf(old))
    const { code, output } = await running.ended
    const fresh = await browser.token()
    expect([code, kidOf(fresh) === kidOf(old)]).toEqual([0, false])
    expect(output).toMatch(new RegExp(`^${kidOf(old)} .* verifies until`, 'm'))
    expect(output).toMatch(new RegExp(`^${kidOf(fresh)} .* signs until`, 'm'))
    for (const token of [old, fresh]) expect(await verify(token)).toBeDefined()
  })

  test('retire takes a key that signs only when that is meant, and another signs at once', async () => {
    const old = await browser.token()
    const asked = await keys('retire', kidOf(old))
    expect(asked).toMatchObject({ code: 1, output: '', errors: expect.stringContaining(`retire ${kidOf(old)} --yes`) })
    expect(await verify(old)).toBeDefined()
    const { code, output } = await keys('retire', kidOf(old), '--yes')
    expect([code, output]).toEqual([0, expect.stringMatching(new RegExp(`^${kidOf(old)} .* retired$`, 'm'))])
    await expect(verify(old)).rejects.toMatchObject({ code: 'token_invalid' })
    const [signer] = await readKeys(opened.db)
    expect(kidOf(await browser.token())).toBe(signer?.id)
    const rows = await opened.db.select().from(jwks)
    expect(rows.find(({ id }) => id === kidOf(old))?.privateKey).toBe('""')
  })

  test('rotate under versions of the secret leaves a key that the new one alone can use', async () => {
    const old = await browser.token()
    const versions = { BETTER_AUTH_SECRETS: '1:the next secret that is long enough' }
    expect(await runCommand('keys', ['rotate'], { ...env(), ...versions })).toMatchObject({ code: 0 })
    const secrets = [{ version: 1, value: 'the next secret that is long enough' }]
    const server = new Browser(openAccounts(opened.db, { secret: undefined, secrets }).auth)
    await server.post('/auth/sign-in/email', ada)
    const fresh = await server.token()
    expect((await readKeys(opened.db)).map(({ id }) => id)).toEqual([kidOf(old), kidOf(fresh)])
    expect(await verify(old)).toBeDefined()
  })

  test('does nothing with a secret that is not the servers’, unless that is meant', async () => {
    const kid = kidOf(await browser.token())
    const other = { ...env(), BETTER_AUTH_SECRET: 'another secret, which is long enough too' }
    const listed = await runCommand('keys', ['list'], other)
    expect(listed.output).toContain(`encrypted with another secret`)
    const refused = await runCommand('keys', ['rotate'], other)
    expect(refused).toMatchObject({ code: 1, errors: expect.stringContaining('BETTER_AUTH_SECRET') })
    expect(await runCommand('keys', ['retire', kid], other)).toMatchObject({ code: 1 })
    expect(kidOf(await browser.token())).toBe(kid)
  })

  test.each(['', 'retire', 'list --all'])('says how it is called to “%s”', async (line) => {
    const { code, output, errors } = await keys(...line.split(' ').filter(Boolean))
    expect([code, output]).toEqual([2, ''])
    expect(errors).toContain('npm run keys -- list')
  })

  test('an id that no key has is said', async () => {
    const { code, output, errors } = await keys('retire', 'made-up')
    expect([code, output, errors.includes('\n    at ')]).toEqual([1, '', false])
    expect(errors).toContain('npm run keys -- list')
  })
})

describe('with the embedded database', () => {
  let dataDir: string
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'lectern-keys-'))
  })
  afterAll(() => rm(dataDir, { recursive: true, force: true }))

  test('it says that the server must be stopped first, and then does its work at once', async () => {
    const { db, close } = await openDatabase({ kind: 'pglite', dataDir })
    await migrate(db, migrations)
    const refused = await runCommand('keys', ['rotate'], { DATA_DIR: dataDir })
    expect(refused).toMatchObject({ code: 1, output: '' })
    expect(refused.errors.trim().split('\n')).toEqual([expect.stringContaining('Stop that process first')])
    await close()
    for (const lines of [1, 2]) {
      const { code, output } = await runCommand('keys', ['rotate'], { DATA_DIR: dataDir })
      expect([code, output.trim().split('\n')]).toEqual([0, Array(lines).fill(expect.stringContaining('created'))])
    }
  })
})
