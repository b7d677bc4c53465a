import { authenticateEditor } from '@/app/(book)/preview/editor'
import { options, shared } from '@/app/api/shared'
import { readJson, refuse } from '@/lib/http'
import { PinRequest, PreviewRequest, UnpinRequest } from '@/lib/personalize/preview-form'
import { runtime } from '@/lib/runtime'

export const maxDuration = 60

const kept = { 'cache-control': 'private, no-store' }

/** A chapter as anybody would have it, for editors: with prompt, passages, checks and what is approved. */
export const POST = shared(async (request) => {
  const editor = await authenticateEditor(request)
  const wanted = await readJson(request, PreviewRequest)
  const { readPreview } = await runtime().preview()
  return Response.json(await readPreview(editor, wanted, request.signal), { headers: kept })
})

/** Approves a version of a section. */
export const PUT = shared(async (request) => {
  const editor = await authenticateEditor(request)
  const { pinVersion } = await runtime().preview()
  await pinVersion(editor, await readJson(request, PinRequest))
  return new Response(null, { status: 204, headers: kept })
})

/** Takes an approval back. */
export const DELETE = shared(async (request) => {
  const editor = await authenticateEditor(request)
  const { unpinVersion } = await runtime().preview()
  await unpinVersion(editor, (await readJson(request, UnpinRequest)).key)
  return new Response(null, { status: 204, headers: kept })
})

export const GET = shared(refuse('POST, PUT, DELETE, OPTIONS'))
export const OPTIONS = options('DELETE, OPTIONS, POST, PUT')
export { GET as HEAD, GET as PATCH }
