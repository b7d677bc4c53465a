import { account } from './english/account'
import { faults } from './english/faults'
import { forms } from './english/forms'
import { own } from './english/own'
import { page } from './english/page'
import { pieces } from './english/pieces'
import { privacy } from './english/privacy'
import { formatsOf } from './formats'

/** What the site says around the text of a chapter, in English. Other languages have the same shape. */
export const english = { formats: formatsOf('en'), ...pieces, ...page, account, own, forms, faults, privacy }
