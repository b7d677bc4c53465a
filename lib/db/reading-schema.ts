import {
  timestamp as anyTimestamp,
  bigint,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core'
import type { Profile } from '@/lib/personalize/events'
import type { Fault } from '@/lib/personalize/verify'
import { user } from './schema'

// The tables of readings: what was used, made and said. Those of accounts stand in schema.ts.

/** What a reader used on a UTC day. A reader of another issuer has no row in `users`, hence no reference. */
export const usageDay = pgTable(
  'usage_day',
  {
    reader: text('reader').notNull(),
    day: date('day').notNull(),
    sections: integer('sections').notNull(),
    tokens: bigint('tokens', { mode: 'number' }).notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.reader, table.day] })],
)

/** Requests in a minute, counted from 1970. */
export const requestMinute = pgTable(
  'request_minute',
  {
    reader: text('reader').notNull(),
    minute: integer('minute').notNull(),
    count: integer('count').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reader, table.minute] })],
)

/**
 * Generated sections under the hash of all that made them, and the lease of whoever is making one. What is edited has
 * another key, so nothing expires.
 */
export const generation = pgTable('generation', {
  key: text('key').primaryKey(),
  status: text('status', { enum: ['running', 'done', 'failed'] }).notNull(),
  /** Counts the leaders: one that was overtaken writes nothing more. */
  attempt: integer('attempt').notNull().default(1),
  leaseUntil: timestamp('lease_until').notNull(),
  /** Until when somebody on another process waits. */
  wantedUntil: timestamp('wanted_until'),
  model: text('model'),
  /** The verified prose of each slot. */
  content: jsonb('content').$type<Record<string, string>>(),
  fault: jsonb('fault').$type<Fault>(),
  promptTokens: integer('prompt_tokens').notNull().default(0),
  completionTokens: integer('completion_tokens').notNull().default(0),
  createdAt: timestamp('created_at').notNull().defaultNow(),
})

/** What a leader has released of a section that is not done. */
export const generationPart = pgTable(
  'generation_part',
  {
    key: text('key')
      .notNull()
      .references(() => generation.key, { onDelete: 'cascade' }),
    slot: text('slot').notNull(),
    /** The order of release. */
    place: integer('place').notNull().generatedAlwaysAsIdentity(),
    body: jsonb('body').$type<{ text: string } | { fault: Fault }>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.slot] })],
)

/**
 * Versions of a section that editors have approved, under the hash of the section as it was and of the readers that they
 * are for: what is edited has another key.
 */
export const pin = pgTable(
  'pin',
  {
    key: text('key').primaryKey(),
    chapter: text('chapter').notNull(),
    section: text('section').notNull(),
    /** A short hash of what the section said. */
    version: text('version').notNull(),
    /** As whom the editor read it. */
    profile: jsonb('profile').$type<Profile>().notNull(),
    /** The approved prose, by slot. */
    content: jsonb('content').$type<Record<string, string>>().notNull(),
    createdAt: timestamp('created_at').notNull().defaultNow(),
    /** When the section was last seen to say what it said. */
    currentAt: timestamp('current_at').notNull().defaultNow(),
  },
  (table) => [index('pin_chapter').on(table.chapter)],
)

/** A reader's word on a section. `voter` is a hash that is another for every section: no row tells of a person. */
export const feedback = pgTable('feedback', {
  voter: text('voter').primaryKey(),
  chapter: text('chapter').notNull(),
  section: text('section').notNull(),
  revision: text('revision').notNull(),
  verdict: text('verdict', { enum: ['clearer', 'not-clearer', 'wrong'] }).notNull(),
  softwareLevel: text('software_level').notNull(),
  hardwareLevel: text('hardware_level').notNull(),
  day: date('day').notNull(),
})

/** Where a reader with an account is in a chapter, and what they saw of it: the latest of all their browsers. */
export const progress = pgTable(
  'progress',
  {
    reader: text('reader')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    chapter: text('chapter').notNull(),
    /** The id of the section that was read last. */
    at: text('at').notNull(),
    /** The furthest that was read, in percent. */
    share: integer('share').notNull(),
    /** By section, the version of it that was seen. */
    versions: jsonb('versions').$type<Record<string, string>>().notNull(),
    /** The version of the chapter that was seen to its end; empty for none. */
    version: text('version').notNull(),
    seenAt: timestamp('seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reader, table.chapter] })],
)

/** How often a section came to what: `generated`, or the check for which a slot of it was reverted. */
export const sectionCount = pgTable(
  'section_count',
  {
    chapter: text('chapter').notNull(),
    section: text('section').notNull(),
    what: text('what').notNull(),
    day: date('day').notNull(),
    count: integer('count').notNull(),
  },
  (table) => [primaryKey({ columns: [table.chapter, table.section, table.what, table.day] })],
)

function timestamp(name: string) {
  return anyTimestamp(name, { withTimezone: true })
}
