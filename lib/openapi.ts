import { z } from 'zod'
import { sessionCookie } from '@/lib/auth/cookie'
import { Progress } from '@/lib/book/progress'
import { SearchResults } from '@/lib/book/search-results'
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

const problems: Record<string, string> = {
  400: 'body_invalid, section_unknown, address_invalid',
  401: 'token_missing, token_invalid, token_expired; with a challenge (RFC 6750)',
  404: 'chapter_unknown',
  405: 'method_not_allowed; with Allow',
  406: 'not_acceptable',
  413: 'body_too_large',
  415: 'type_unsupported',
  429: 'rate_limited; with Retry-After',
  503: 'keys_unavailable, database_unavailable, not_migrated',
}

/**
 * The OpenAPI 3.1 document of the API, made from the schemas that check requests and answers.
 * @param server the origin it is served from
 */
export function openApi(server: string): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Lectern', version: '1', description: 'A book that explains itself to each reader.' },
    servers: [{ url: server }],
    paths: {
      '/api/personalize': { post: personalize },
      '/api/feedback': { post: feedback },
      '/api/progress': { put: progress },
      '/api/preview': { post: preview, put: pin, delete: unpin },
      '/api/account/export': { get: copy },
      '/api/search': { get: search },
      '/api/health': { get: health },
      '/api/health/live': { get: live },
      '/api/health/ready': { get: ready },
      '/auth/jwks': { get: keySet },
      '/auth/token': { get: token },
    },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        session: { type: 'apiKey', in: 'cookie', name: sessionCookie(server) },
      },
      schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, jsonSchema(schema)])),
    },
  }
}

const schemas = {
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
}

const refusals = Object.fromEntries(Object.entries(problems).map(([status, codes]) => [status, problem(codes)]))

const personalize = {
  summary: 'A chapter for the reader whom the token names',
  security: [{ token: [] }],
  requestBody: { required: true, content: { 'application/json': { schema: reference('PersonalizeRequest') } } },
  responses: {
    200: {
      description:
        'The reading: as events (plan, slot, section, then done or error, each with its schema here) or as one document.',
      content: {
        'text/event-stream': { schema: { oneOf: ['Plan', 'Slot', 'SectionEnd', 'Done', 'Problem'].map(reference) } },
        'application/json': { schema: reference('Reading') },
      },
    },
    ...refusals,
  },
}

const feedback = {
  summary: 'A reader’s word on a section: clearer, not-clearer or wrong',
  security: [{ token: [] }],
  requestBody: { required: true, content: { 'application/json': { schema: reference('FeedbackRequest') } } },
  responses: { 204: { description: 'Kept, without anything that tells who said it' }, ...refusals },
}

const progress = {
  summary: 'Where the reader is in chapters: keeps what is later than before, and answers with all that is kept',
  security: [{ token: [] }],
  requestBody: { required: true, content: { 'application/json': { schema: reference('Progress') } } },
  responses: {
    200: { description: 'By chapter', content: { 'application/json': { schema: reference('Progress') } } },
    ...refusals,
  },
}

const forEditors = { ...refusals, 403: problem('editors_only') }

const preview = {
  summary: 'For editors: a chapter as anybody would have it, with prompt, passages, checks and what is approved',
  security: [{ token: [] }],
  requestBody: { required: true, content: { 'application/json': { schema: reference('PreviewRequest') } } },
  responses: {
    200: { description: 'The preview', content: { 'application/json': { schema: reference('Preview') } } },
    ...forEditors,
  },
}

const pin = {
  summary: 'For editors: approves a version of a section; readers like this one get it until the section changes',
  security: [{ token: [] }],
  requestBody: { required: true, content: { 'application/json': { schema: reference('PinRequest') } } },
  responses: { 204: { description: 'It is approved' }, ...forEditors },
}

const unpin = {
  summary: 'For editors: takes an approval back',
  security: [{ token: [] }],
  requestBody: { required: true, content: { 'application/json': { schema: reference('UnpinRequest') } } },
  responses: { 204: { description: 'Nothing is approved under this key' }, ...forEditors },
}

const copy = {
  summary: 'Everything that is kept of the reader whom the token names, by table; secrets are left out',
  security: [{ token: [] }],
  responses: { 200: { description: 'A JSON document, as a file' }, ...refusals },
}

const search = {
  summary: 'The sections in which something is said, best first',
  parameters: [{ name: 'q', in: 'query', required: true, schema: { type: 'string', maxLength: 200 } }],
  responses: {
    200: {
      description: 'At most twelve sections; none where nothing is found',
      content: { 'application/json': { schema: reference('SearchResults') } },
    },
    400: refusals[400],
  },
}

const health = {
  summary: 'Whether database, migrations, keys and engine are well',
  responses: { 200: { description: 'ok or degraded' }, 503: { description: 'down' } },
}

const live = {
  summary: 'Whether a process answers at all; for what restarts it',
  responses: { 200: { description: 'It does' } },
}

const ready = {
  summary: 'Whether a process may be sent readers; a database that is away does not matter to that',
  responses: { 200: { description: 'It may' } },
}

const keySet = {
  summary: 'The public keys that tokens are verified with (RFC 7517)',
  responses: { 200: { description: 'A JWK set' } },
}

const token = {
  summary: 'A token for who is signed in: RS256, fifteen minutes at most',
  security: [{ session: [] }],
  responses: { 200: { description: '{ token }' }, 401: { description: 'Not signed in' } },
}

function problem(codes: string) {
  return { description: codes, content: { 'application/problem+json': { schema: reference('Problem') } } }
}

function reference(name: string) {
  return { $ref: `#/components/schemas/${name}` }
}

function jsonSchema(schema: z.ZodType) {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  return rest
}
