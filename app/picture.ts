import { siteOrigin } from '@/lib/site'

/** The picture of a page, as its metadata names it: by its whole address wherever a build knows one. */
export function pictureOf(path: string, alt: string) {
  return { url: `${siteOrigin() ?? ''}${path}`, width: 1200, height: 630, alt, type: 'image/png' }
}
