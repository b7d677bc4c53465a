import { join } from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { expect, test } from 'vitest'
import { isAdditive } from '@/lib/db/additive'

const made = 'CREATE TABLE "notes" ("id" text PRIMARY KEY NOT NULL)'

test.each([
  [made],
  ['CREATE INDEX "notes_at" ON "notes" USING btree ("at")'],
  ['ALTER TABLE "users" ADD COLUMN "seen_at" timestamp with time zone'],
  ['ALTER TABLE "users" ADD COLUMN "seen" boolean DEFAULT false NOT NULL'],
  [made, 'ALTER TABLE "notes" ADD CONSTRAINT "notes_fk" FOREIGN KEY ("id") REFERENCES "public"."users"("id")'],
])('a server from before goes on beside %s', (...statements) => {
  expect(isAdditive(statements)).toBe(true)
})

test.each([
  ['DROP TABLE "users"'],
  ['CREATE UNIQUE INDEX "users_name" ON "users" USING btree ("name")'],
  ['ALTER TABLE "users" ADD COLUMN "seen" boolean NOT NULL'],
  ['ALTER TABLE "users" RENAME COLUMN "name" TO "called"'],
  ['ALTER TABLE "users" ALTER COLUMN "name" SET DATA TYPE integer'],
  ['ALTER TABLE "users" ADD CONSTRAINT "users_name" UNIQUE("name")'],
  [made, 'ALTER TABLE "users" DROP COLUMN "name"'],
  ['UPDATE "users" SET "name" = \'\''],
])('but not beside %s', (...statements) => {
  expect(isAdditive(statements)).toBe(false)
})

test('every migration until now leaves the servers before it at work', () => {
  const [, ...later] = readMigrationFiles({ migrationsFolder: join(import.meta.dirname, '../../../drizzle') })
  expect(later.map(({ sql }) => isAdditive(sql))).toEqual(later.map(() => true))
})
