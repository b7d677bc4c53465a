import { type SQL, sql } from 'drizzle-orm'
import {
  timestamp as anyTimestamp,
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import type { Fault } from '@/lib/personalize/verify'

// The export names of the first six tables are Better Auth's names of its models; the tables have ours.

export const user = pgTable(
  'users',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    email: text('email').notNull().unique(),
    emailVerified: boolean('email_verified').notNull().default(false),
    image: text('image'),
    software_background: text('software_background').notNull(),
    hardware_background: text('hardware_background').notNull(),
    createdAt: timestamp('created_at').notNull().defaultNow(),
    updatedAt: timestamp('updated_at').notNull().defaultNow(),
  },
  (table) => [
    check('users_software_background_length', isShort(sql`${table.software_background}`)),
    check('users_hardware_background_length', isShort(sql`${table.hardware_background}`)),
  ],
)

export const session = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    token: text('token').notNull().unique(),
    userId: reader(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    expiresAt: timestamp('expires_at').notNull(),
    createdAt: timestamp('created_at').notNull().defaultNow(),
    updatedAt: timestamp('updated_at').notNull().defaultNow(),
  },
  (table) => [index('sessions_user_id').on(table.userId)],
)

export const account = pgTable(
  'accounts',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: reader(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: timestamp('access_token_expires_at'),
    refreshTokenExpiresAt: timestamp('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: timestamp('created_at').notNull().defaultNow(),
    updatedAt: timestamp('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('accounts_user_id').on(table.userId),
    unique('accounts_provider_id_account_id').on(table.providerId, table.accountId),
  ],
)

export const verification = pgTable(
  'verifications',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: timestamp('expires_at').notNull(),
    createdAt: timestamp('created_at').notNull().defaultNow(),
    updatedAt: timestamp('updated_at').notNull().defaultNow(),
  },
  (table) => [index('verifications_identifier').on(table.identifier)],
)

/** Signing keys. The private one is encrypted with the secret of the settings. */
export const jwks = pgTable('jwks', {
  id: text('id').primaryKey(),
  publicKey: text('public_key').notNull(),
  privateKey: text('private_key').notNull(),
  alg: text('alg'),
  crv: text('crv'),
  createdAt: timestamp('created_at').notNull().defaultNow(),
  expiresAt: timestamp('expires_at'),
})

export const rateLimit = pgTable('rate_limit', {
  id: text('id').primaryKey(),
  key: text('key').notNull().unique(),
  count: integer('count').notNull(),
  /** Milliseconds since 1970. */
  lastRequest: bigint('last_request', { mode: 'number' }).notNull(),
})

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

function reader() {
  return text('user_id')
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' })
}

function isShort(column: SQL) {
  return sql`char_length(${column}) <= 400`
}
