import { once } from 'node:events'
import { openDatabase } from '@/lib/db/client'
import { readEnv } from '@/lib/env'
import { ada, Browser, openAccounts } from './accounts'

// A process of its own that signs a reader up, says that it is ready, waits to be told, and prints the reader's token.

const { db, close } = await openDatabase(readEnv(process.env).database)
const browser = new Browser(openAccounts(db).auth)
await browser.post('/auth/sign-up/email', { ...ada, email: `${process.pid}@example.org` })
console.log('ready')
await once(process.stdin, 'data')
console.log(await browser.token())
process.stdin.destroy()
await close()
