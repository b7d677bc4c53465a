import { sql } from 'drizzle-orm'
import { openDatabase } from '@/lib/db/client'
import { readEnv } from '@/lib/env'

export const dynamic = 'force-dynamic'

let opened: ReturnType<typeof openDatabase> | undefined

// Not at import: a build evaluates this module too.
async function database() {
  opened ??= openDatabase(readEnv(process.env).database)
  return (await opened).db
}

/** Keeps a body as the one row. */
export async function PUT(request: Request): Promise<Response> {
  const db = await database()
  await db.execute(sql`create table if not exists bare (id int primary key, body text not null)`)
  await db.execute(sql`delete from bare`)
  await db.execute(sql`insert into bare values (1, ${await request.text()})`)
  return new Response(null, { status: 204 })
}

/** The least that an answer from the database costs: reads one row, sends it. */
export async function POST(): Promise<Response> {
  const db = await database()
  const { rows } = await db.execute<{ body: string }>(sql`select body from bare where id = 1`)
  return new Response(rows[0]?.body, { headers: { 'content-type': 'application/json' } })
}
