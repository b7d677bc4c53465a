import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { sql } from 'drizzle-orm'
import { openDatabase } from '@/lib/db/client'
import { readEnv } from '@/lib/env'

// A process that does the least an answer from the database can cost: reads one row, sends it. The same driver as the
// server, no framework. It keeps what it is given on its standard input, and prints its address.

const { db } = await openDatabase(readEnv(process.env).database)
await db.execute(sql`create table if not exists bare (id int primary key, body text not null)`)
await db.execute(sql`delete from bare`)
await db.execute(sql`insert into bare values (1, ${await text(process.stdin)})`)

const server = createServer(async (_, response) => {
  const { rows } = await db.execute<{ body: string }>(sql`select body from bare where id = 1`)
  response.writeHead(200, { 'content-type': 'application/json' }).end(rows[0]?.body)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object') console.log(`http://127.0.0.1:${address?.port}`)
})
