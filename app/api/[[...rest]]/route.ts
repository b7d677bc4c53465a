import { shared } from '@/app/api/shared'
import { LecternError } from '@/lib/errors'

/** What is no address of the API is answered as the API answers, not with a page of the book. */
export const GET = shared(async () => {
  throw new LecternError('address_unknown', 'There is nothing at this address. /api/openapi.json lists what there is.')
})
export { GET as DELETE, GET as HEAD, GET as OPTIONS, GET as PATCH, GET as POST, GET as PUT }
