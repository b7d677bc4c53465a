import { answer } from '@/lib/auth/handler'
import { respond } from '@/lib/http'
import { runtime } from '@/lib/runtime'

export const GET = respond(async (request) => answer(await runtime().auth(), request))
export const POST = GET
