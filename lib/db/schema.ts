import { type SQL, sql } from 'drizzle-orm'
import {
  timestamp as anyTimestamp,
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  unique,
} from 'drizzle-orm/pg-core'

// The export names of tables of accounts are Better Auth's names of its models; the tables have ours.

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
    twoFactorEnabled: boolean('two_factor_enabled').default(false),
    /** Since when an operator lets this reader in no more. */
    lockedAt: timestamp('locked_at'),
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

/** The secret of an authenticator app and the codes kept for when it is lost; both encrypted with the settings' secret. */
export const twoFactor = pgTable(
  'two_factors',
  {
    id: text('id').primaryKey(),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    userId: reader(),
    /** Whether a code of the app was given once. */
    verified: boolean('verified').default(true),
    failedVerificationCount: integer('failed_verification_count').default(0),
    lockedUntil: timestamp('locked_until'),
  },
  (table) => [unique('two_factors_user_id').on(table.userId)],
)

/** Public keys of passkeys; what belongs to them never leaves the reader's device. */
export const passkey = pgTable(
  'passkeys',
  {
    id: text('id').primaryKey(),
    name: text('name'),
    publicKey: text('public_key').notNull(),
    userId: reader(),
    credentialID: text('credential_id').notNull(),
    counter: integer('counter').notNull(),
    deviceType: text('device_type').notNull(),
    backedUp: boolean('backed_up').notNull(),
    transports: text('transports'),
    createdAt: timestamp('created_at').defaultNow(),
    aaguid: text('aaguid'),
  },
  (table) => [
    index('passkeys_user_id').on(table.userId),
    // WebAuthn §7.1: a credential is registered once.
    unique('passkeys_credential_id').on(table.credentialID),
  ],
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

/** What happened to accounts, for operators. No row tells an address of any kind, and none names a reader who is gone. */
export const audit = pgTable(
  'audit',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp('at').notNull().defaultNow(),
    event: text('event').notNull(),
    subject: text('subject').references(() => user.id, { onDelete: 'set null' }),
    /** A keyed hash of the network address. */
    network: text('network'),
    /** The endpoint, and the code of a refusal. */
    detail: text('detail'),
  },
  (table) => [index('audit_at').on(table.at), index('audit_subject').on(table.subject)],
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
