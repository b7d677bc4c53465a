'use client'

/** Prose that the server drew. New prose and notes exist only as text, so there are no nodes of the page to draw. */
export function ServedProse({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by our server from Markdown, by a strict pipeline without raw HTML or images, with links to known addresses only. HTML is set nowhere else.
  return <div dangerouslySetInnerHTML={{ __html: html }} />
}
