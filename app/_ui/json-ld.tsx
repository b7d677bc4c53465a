/** What a page is, for programs (schema.org). It is data: nothing of it runs. */
export function JsonLd({ data }: { data: object }) {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: no text of ours can end the element.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
