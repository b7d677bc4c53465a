import { z } from 'zod'

/** An address below `/auth`: its path as it is routed, `:name` standing for one segment, and what may be sent to it. */
export type Endpoint = {
  path: string
  methods: string[]
  query: string[]
  /** The fields of a body; undefined where any may come. */
  body?: string[]
}

/** What Better Auth says of an endpoint. One without a path is for the server alone. */
type Described = { path?: string; options: { method?: unknown; body?: unknown; query?: unknown } }

/**
 * The endpoints of Better Auth and its plugins, from what they say of themselves.
 * @param api `auth.api`
 * @param reader the fields of a reader's own, beside the library's, that may be set
 */
export function endpointsOf(api: Record<string, Described>, reader: string[]): Endpoint[] {
  return Object.values(api).flatMap(({ path, options: { method, body, query } }) => {
    if (!path) return []
    return { path, methods: [method].flat().map(String), query: fieldsOf(query), body: bodyOf(path, body, reader) }
  })
}

/**
 * A field among those sent to an endpoint that nobody asked for. What is written into a reader's row must be among the
 * endpoint's own; elsewhere a field that another form has does no harm, and is left out.
 */
export function findStranger(endpoints: Endpoint[], path: string, sent: string[]): string | undefined {
  const asked = endpoints.find((each) => each.path === path)?.body
  if (!asked) return undefined
  const known = holdReader.includes(path) ? asked : endpoints.flatMap(({ body = [] }) => body)
  return sent.find((field) => !known.includes(field))
}

/** The endpoint that a path, with its segments filled in, leads to. */
export function findEndpoint(endpoints: Endpoint[], path: string): Endpoint | undefined {
  const segments = path.split('/')
  const leads = (to: string[]) =>
    to.length === segments.length && to.every((part, at) => part.startsWith(':') || part === segments[at])
  return endpoints.find((each) => each.path === path) ?? endpoints.find((each) => leads(each.path.split('/')))
}

// Their schemas take any field; what is kept of a reader decides.
const holdReader = ['/sign-up/email', '/update-user']
const ownFields = ['name', 'image']
// Written by other providers, each in its way.
const foreign = '/callback/'

function bodyOf(path: string, schema: unknown, reader: string[]): string[] | undefined {
  if (path.startsWith(foreign)) return undefined
  const fields = fieldsOf(schema)
  if (!fields.includes(any)) return fields
  if (!holdReader.includes(path)) return undefined
  return [...new Set([...fields, ...ownFields, ...reader])].filter((name) => name !== any)
}

const any = '*'
const Shape = z.object({
  properties: z.record(z.string(), z.unknown()).default({}),
  additionalProperties: z.unknown().optional(),
  allOf: z.array(z.unknown()).default([]),
  anyOf: z.array(z.unknown()).default([]),
})

function fieldsOf(schema: unknown): string[] {
  if (!(schema instanceof z.ZodType)) return []
  return namesIn(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }))
}

/** The names in the JSON Schema of an object, of one put together from several as well. */
function namesIn(schema: unknown): string[] {
  const { properties, additionalProperties, allOf, anyOf } = Shape.parse(schema)
  const parts = [...allOf, ...anyOf].flatMap((part) => namesIn(part))
  return [...Object.keys(properties), ...(additionalProperties ? [any] : []), ...parts]
}
