import { z } from 'zod'
import { Progress } from '@/lib/book/progress'
import { SearchResults } from '@/lib/book/search-results'
import { HealthReport } from '@/lib/health-report'
import {
  DoneData,
  FeedbackRequest,
  PersonalizeRequest,
  PlanData,
  Problem,
  ReadingDocument,
  SectionData,
  SlotData,
} from '@/lib/personalize/events'
import { PinRequest, PreviewDocument, PreviewRequest, UnpinRequest } from '@/lib/personalize/preview-form'

const text = z.string()
const password = text.min(12).max(128)
const background = text.min(1).max(400)
const backgrounds = { software_background: background, hardware_background: background }

/** What is sent to the library of accounts and comes from it, where it has no schema of ours to check it. */
const accounts = {
  SignUp: z.object({ name: text.min(1).max(100), email: z.email().max(254), password, ...backgrounds }),
  SignIn: z.object({ email: z.email(), password: text, rememberMe: z.boolean().optional() }),
  SignedIn: z.object({
    user: z.object({ id: text, name: text, email: text, emailVerified: z.boolean() }).optional(),
    twoFactorRedirect: z.boolean().optional(),
  }),
  AccountRefusal: z.object({ code: text, message: text }),
  Token: z.object({ token: text }),
  KeySet: z.object({
    keys: z.array(z.object({ kty: text, alg: text, use: text, kid: text, n: text, e: text })),
  }),
}

/** Every schema that the document refers to, under the name that it has there. */
export const schemas = {
  PersonalizeRequest,
  FeedbackRequest,
  Progress,
  Plan: PlanData,
  Slot: SlotData,
  SectionEnd: SectionData,
  Done: DoneData,
  Problem,
  Reading: ReadingDocument,
  SearchResults,
  PreviewRequest,
  Preview: PreviewDocument,
  PinRequest,
  UnpinRequest,
  HealthReport,
  Sign: z.object({ status: z.literal('ok') }),
  Rounds: z.object({ rounds: z.int().min(1) }),
  Copy: z.record(text, z.array(z.record(text, z.unknown()))),
  Document: z.object({
    openapi: text,
    info: z.object({ title: text, version: text }),
    paths: z.record(text, z.unknown()),
  }),
  ...accounts,
}
