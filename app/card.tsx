import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ImageResponse } from 'next/og'

/** The size of a card, as the networks that show one want it. */
export const cardSize = { width: 1200, height: 630 }

type Card = { book: string; above: string; title: string; below: string }

const [paper, ink, muted, accent] = ['#faf7f1', '#201b16', '#574e45', '#7c2d12']

/** The picture of a page where its address is shared. Drawn when it is first asked for, and kept by whoever asks. */
export async function drawCard({ book, above, title, below }: Card): Promise<Response> {
  const column = { display: 'flex', flexDirection: 'column' } as const
  return new ImageResponse(
    <div
      style={{
        ...column,
        justifyContent: 'space-between',
        width: '100%',
        height: '100%',
        padding: '72px 80px',
        borderLeft: `24px solid ${accent}`,
        background: paper,
        color: ink,
        fontFamily: 'Literata',
      }}
    >
      <div style={{ fontSize: 34, color: accent }}>{book}</div>
      <div style={column}>
        <div style={{ fontSize: 32, color: muted }}>{above}</div>
        <div style={{ marginTop: 12, fontSize: title.length > 32 ? 76 : 96, fontWeight: 600, lineHeight: 1.1 }}>
          {title}
        </div>
      </div>
      <div style={{ fontSize: 32, lineHeight: 1.4, color: muted }}>{below}</div>
    </div>,
    {
      ...cardSize,
      fonts: await fonts(),
      headers: { 'cache-control': 'public, max-age=86400, s-maxage=604800, stale-while-revalidate=604800' },
    },
  )
}

// The renderer reads no WOFF2; these are the same face in WOFF.
async function fonts() {
  const read = (weight: 400 | 600) =>
    readFile(join(process.cwd(), `node_modules/@fontsource/literata/files/literata-latin-${weight}-normal.woff`))
  const [regular, bold] = await Promise.all([read(400), read(600)])
  return [
    { name: 'Literata', data: regular, weight: 400 as const },
    { name: 'Literata', data: bold, weight: 600 as const },
  ]
}
