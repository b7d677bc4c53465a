import { z } from 'zod'
import { sessionCookie } from '@/lib/auth/cookie'
import { accountPaths } from '@/lib/openapi/account'
import { apiPaths } from '@/lib/openapi/api'
import { bookPaths } from '@/lib/openapi/book'
import { schemas } from '@/lib/openapi/schemas'

/**
 * The OpenAPI 3.1 document of all that programs may ask for, made from the schemas that check requests and answers.
 * @param server the origin it is served from
 */
export function openApi(server: string): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Lectern', version: '1', description: 'A book that explains itself to each reader.' },
    servers: [{ url: server }],
    paths: { ...apiPaths, ...accountPaths, ...bookPaths },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        secret: { type: 'http', scheme: 'bearer', description: 'A secret of the settings, for operators' },
        session: { type: 'apiKey', in: 'cookie', name: sessionCookie(server) },
      },
      schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, jsonSchema(schema)])),
    },
  }
}

function jsonSchema(schema: z.ZodType) {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  return rest
}
