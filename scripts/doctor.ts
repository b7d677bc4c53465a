import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { completeSecrets, encryptionSecret } from '@/lib/auth/secret'
import { findSigner } from '@/lib/auth/signing'
import { type Db, openDatabase, probe } from '@/lib/db/client'
import { readKeys } from '@/lib/db/key'
import { LockedError } from '@/lib/db/lock'
import { readFit, requireFit } from '@/lib/db/migrate'
import { type Env, EnvError, readEnv } from '@/lib/env'
import { withEnvFile } from './env-file'
import { gathered } from './setup.mjs'

/** What was looked at, and where it is not well what to do. */
type Finding = { state: 'well' | 'look' | 'wrong'; what: string }

const well = (what: string): Finding => ({ state: 'well', what })
const look = (what: string): Finding => ({ state: 'look', what })
const wrong = (what: string): Finding => ({ state: 'wrong', what })
const marks = { well: 'ok   ', look: 'look ', wrong: 'WRONG' }

// npm run doctor: what is configured, what is wrong and what to do. It changes nothing and asks no model.
const findings: Finding[] = []
try {
  const env = readEnv(await withEnvFile())
  findings.push(node(), ...settings(env), ...(await database(env)), build(), disk(env), ...(await services(env)))
} catch (error) {
  if (!(error instanceof EnvError)) throw error
  findings.push(node(), ...error.faults.map((fault) => wrong(`Settings: ${fault}. See .env.example.`)))
}
for (const { state, what } of findings) console.info(`${marks[state]} ${what}`)
const faults = findings.filter(({ state }) => state === 'wrong').length
console.info(
  faults === 0 ? '\nNothing is wrong.' : `\n${faults === 1 ? 'One thing is' : `${faults} things are`} wrong.`,
)
process.exitCode = faults === 0 ? 0 : 1

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const fits = major > 20 || (major === 20 && minor >= 19)
  return fits
    ? well(`Node ${process.versions.node}`)
    : wrong(`Node ${process.versions.node}: 20.19 or newer is needed.`)
}

function settings(env: Env): Finding[] {
  const engine = env.groq
    ? env.personalize.modelCalls
      ? well(`Engine: groq with ${env.groq.model}`)
      : look('Engine: editorial, for MODEL_CALLS is off')
    : look('Engine: editorial. With a GROQ_API_KEY a model rewrites prose as well.')
  const mail = env.smtpUrl
    ? well(`Mail: ${new URL(env.smtpUrl).hostname}`)
    : env.database.kind === 'pglite'
      ? well(`Mail: printed, and kept under ${join(env.database.dataDir, 'outbox')}`)
      : look('Mail: printed only. Readers who forget their password get no letter: set SMTP_URL.')
  const scheme = new URL(env.baseUrl)
  const local = /^(localhost|127\.)/.test(scheme.hostname)
  const address =
    scheme.protocol === 'https:' || local
      ? well(`Address: ${env.baseUrl}`)
      : wrong(
          `Address: ${env.baseUrl} is not https, so sessions can be read on the way. Put a proxy with TLS in front.`,
        )
  const limits = env.authRateLimit ? [] : [wrong('AUTH_RATE_LIMIT is off: passwords can be guessed. Take it out.')]
  const mode = env.securityContact
    ? []
    : [look('SECURITY_CONTACT is not set: nobody knows where to report a weakness.')]
  const cron =
    env.vercel && !env.cronSecret
      ? [look('CRON_SECRET is not set: what is over is removed only as requests come.')]
      : []
  return [address, engine, mail, ...limits, ...cron, ...mode, ...env.notices.map(look)]
}

async function database(env: Env): Promise<Finding[]> {
  const { kind, url, dataDir } = env.database
  const where = url ? `${kind} at ${new URL(url).hostname}` : `embedded, in ${join(dataDir, 'pglite')}`
  if (kind === 'pglite' && !existsSync(join(dataDir, 'pglite')))
    return [well(`Database: ${where}; it is made when the server first starts.`)]
  try {
    const { db, close } = await openDatabase(env.database, { patienceMs: 0 })
    try {
      await probe(db)
      return [well(`Database: ${where}`), await version(db, kind), await keys(db, env)]
    } finally {
      await close()
    }
  } catch (error) {
    if (error instanceof LockedError) return [well(`Database: ${where}, in use by process ${error.holder.pid}`)]
    const reason = error instanceof Error ? (causeOf(error)?.message ?? error.message) : String(error)
    return [wrong(`Database: ${where} does not answer (${reason}). Check the address, the password and the network.`)]
  }
}

async function version(db: Db, kind: string): Promise<Finding> {
  try {
    requireFit(await readFit(db, join(process.cwd(), 'drizzle')))
    return well('Migrations: up to date')
  } catch (error) {
    const said = `Migrations: ${error instanceof Error ? error.message : error}`
    return kind === 'pglite' && said.includes('lacks')
      ? look(`${said} The server does so when it starts.`)
      : wrong(said)
  }
}

async function keys(db: Db, env: Env): Promise<Finding> {
  const secretFile = env.database.kind === 'pglite' ? join(env.database.dataDir, 'secret') : undefined
  try {
    const all = await readKeys(db)
    if (all.length === 0) return well('Signing keys: none yet; the server makes one when it starts')
    const signer = await findSigner(all, encryptionSecret(await completeSecrets(env, secretFile)))
    if (signer) return well(`Signing keys: ${all.length}`)
    return wrong(
      'Signing keys: encrypted with another secret. Set BETTER_AUTH_SECRET as the servers have it, or see docs/keys.md.',
    )
  } catch {
    return look('Signing keys: not looked at, for the database is not migrated')
  }
}

function build(): Finding {
  const lost = gathered.filter((path) => !existsSync(path))
  if (existsSync('.next/BUILD_ID') && lost.length > 0)
    return wrong(`Build: without ${lost.join(', ')}. npm start makes it again.`)
  return existsSync('.next/BUILD_ID') || existsSync('server.js')
    ? well('Build: there')
    : look('Build: none yet; npm start makes it')
}

function disk({ database: { kind, dataDir } }: Env): Finding {
  if (kind !== 'pglite') return well('Disk: nothing is kept on it')
  if (existsSync(dataDir) && !statSync(dataDir).isDirectory())
    return wrong(`Disk: ${dataDir} is a file. DATA_DIR names a folder.`)
  if (!mayWrite(existingAbove(dataDir))) return wrong(`Disk: ${dataDir} cannot be written to. Set DATA_DIR.`)
  const { bavail, bsize } = statfsSync(existsSync(dataDir) ? dataDir : '.')
  const free = Math.round((bavail * bsize) / 1_000_000)
  return free > 500 ? well(`Disk: ${free} MB free`) : wrong(`Disk: only ${free} MB free for ${dataDir}. Make room.`)
}

/** The folder itself or, where it is still to be made, the one it will be made in. */
function existingAbove(folder: string): string {
  return existsSync(folder) ? folder : existingAbove(dirname(resolve(folder)))
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

async function services(env: Env): Promise<Finding[]> {
  const asked: [string, string][] = []
  if (env.groq && env.personalize.modelCalls) asked.push(['The model', env.groq.baseUrl ?? 'https://api.groq.com'])
  if (env.smtpUrl) asked.push(['The mail server', env.smtpUrl])
  return Promise.all(
    asked.map(async ([name, address]) => {
      const url = new URL(address)
      const ports: Record<string, number> = { 'https:': 443, 'http:': 80, 'smtps:': 465, 'smtp:': 587 }
      const there = await reach(url.hostname, Number(url.port) || (ports[url.protocol] ?? 443))
      return there
        ? well(`${name}: ${url.host} can be reached`)
        : wrong(`${name}: ${url.host} cannot be reached. Check the network and the address.`)
    }),
  )
}

function reach(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 5000 })
    const end = (there: boolean) => {
      socket.destroy()
      resolve(there)
    }
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .once('timeout', () => end(false))
  })
}

function causeOf(error: Error): Error | undefined {
  const { cause } = error
  return cause instanceof Error ? (causeOf(cause) ?? cause) : undefined
}
