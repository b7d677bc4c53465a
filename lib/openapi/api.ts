import { answer, body, bySecret, byToken, kept, problem, reference, refusals } from './operation'

const personalize = {
  summary: 'A chapter for the reader whom the token names',
  ...byToken,
  ...body('PersonalizeRequest'),
  responses: {
    200: {
      description:
        'The reading: as events (plan, slot, section, then done or error, each with its schema here) or as one document.',
      content: {
        'text/event-stream': { schema: { oneOf: ['Plan', 'Slot', 'SectionEnd', 'Done', 'Problem'].map(reference) } },
        'application/json': { schema: reference('Reading') },
      },
    },
    ...refusals(400, 401, 404, 405, 406, 413, 415, 429, 503),
  },
}

const feedback = {
  summary: 'A reader’s word on a section: clearer, not-clearer or wrong',
  ...byToken,
  ...body('FeedbackRequest'),
  responses: {
    204: { description: 'Kept, without anything that tells who said it' },
    ...refusals(400, 401, 404, 413, 415, 429, 503),
  },
}

const progress = {
  summary: 'Where the reader is in chapters: keeps what is later than before, and answers with all that is kept',
  ...byToken,
  ...body('Progress'),
  responses: { 200: answer('By chapter', 'Progress'), ...refusals(400, 401, 413, 415, 429, 503) },
}

const forEditors = refusals(400, 401, 403, 404, 413, 415, 429, 503)

const preview = {
  summary: 'For editors: a chapter as anybody would have it, with prompt, passages, checks and what is approved',
  ...byToken,
  ...body('PreviewRequest'),
  responses: { 200: answer('The preview', 'Preview'), ...forEditors },
}

const pin = {
  summary: 'For editors: approves a version of a section; readers like this one get it until the section changes',
  ...byToken,
  ...body('PinRequest'),
  responses: { 204: { description: 'It is approved' }, ...forEditors },
}

const unpin = {
  summary: 'For editors: takes an approval back',
  ...byToken,
  ...body('UnpinRequest'),
  responses: { 204: { description: 'Nothing is approved under this key' }, ...forEditors },
}

const copy = {
  summary: 'Everything that is kept of the reader whom the token names, by table; secrets are left out',
  ...byToken,
  responses: { 200: answer('As a file', 'Copy'), ...refusals(401, 429, 503) },
}

const search = {
  summary: 'The sections in which something is said, best first',
  parameters: [{ name: 'q', in: 'query', required: true, schema: { type: 'string' } }],
  responses: {
    200: answer('At most twelve sections; none where nothing is found', 'SearchResults'),
    ...refusals(400),
  },
}

const health = {
  summary: 'Whether database, migrations, keys and engine are well',
  responses: { 200: answer('ok or degraded', 'HealthReport'), 503: answer('down', 'HealthReport') },
}

const live = {
  summary: 'Whether a process answers at all; for what restarts it',
  responses: { 200: answer('It does', 'Sign') },
}

const ready = {
  summary: 'Whether a process may be sent readers; a database that is away does not matter to that',
  responses: { 200: answer('It may', 'Sign') },
}

const notSet = problem('address_unknown: the settings have no such secret')

const metrics = {
  summary: 'For operators: what this process has counted, for Prometheus; with METRICS_TOKEN as the bearer token',
  ...bySecret,
  responses: { 200: answer('All of it', undefined, 'text/plain'), ...refusals(401), 404: notSet },
}

const clean = {
  summary: 'For operators: removes what is over; with CRON_SECRET as the bearer token',
  ...bySecret,
  responses: { 200: answer('In how many rounds', 'Rounds'), ...refusals(401, 503), 404: notSet },
}

const self = { summary: 'This document', responses: kept(answer('OpenAPI 3.1', 'Document')) }

/** What there is below `/api`, and where it is found as well. */
export const apiPaths = {
  '/api/personalize': { post: personalize },
  '/api/feedback': { post: feedback },
  '/api/progress': { put: progress },
  '/api/preview': { post: preview, put: pin, delete: unpin },
  '/api/account/export': { get: copy },
  '/api/search': { get: search },
  '/api/health': { get: health },
  '/health': { get: health },
  '/api/health/live': { get: live },
  '/api/health/ready': { get: ready },
  '/api/metrics': { get: metrics },
  '/api/cron/clean': { get: clean },
  '/api/openapi.json': { get: self },
}
