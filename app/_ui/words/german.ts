import { formatsOf } from './formats'
import { account } from './german/account'
import { faults } from './german/faults'
import { forms } from './german/forms'
import { own } from './german/own'
import { page } from './german/page'
import { pieces } from './german/pieces'
import { privacy } from './german/privacy'
import type { Words } from './words'

/** Dasselbe auf Deutsch. */
export const german: Words = { formats: formatsOf('de'), ...pieces, ...page, account, own, forms, faults, privacy }
