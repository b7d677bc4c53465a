import { pictureOrigin } from '@/lib/site'

/** The picture of a page, as its metadata names it: by its whole address. */
export function pictureOf(path: string, alt: string) {
  return { url: `${pictureOrigin()}${path}`, width: 1200, height: 630, alt, type: 'image/png' }
}
