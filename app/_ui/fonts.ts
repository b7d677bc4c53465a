import localFont from 'next/font/local'

/** The text face, with its axis of optical sizes. */
export const literata = localFont({
  src: '../../node_modules/@fontsource-variable/literata/files/literata-latin-opsz-normal.woff2',
  weight: '200 900',
  style: 'normal',
  display: 'swap',
  variable: '--font-literata',
  fallback: ['Georgia', 'serif'],
  adjustFontFallback: 'Times New Roman',
})

/** Its italic: a family of its own, so that a page without italics does not fetch it. */
export const literataItalic = localFont({
  src: '../../node_modules/@fontsource-variable/literata/files/literata-latin-wght-italic.woff2',
  weight: '200 900',
  style: 'italic',
  display: 'swap',
  preload: false,
  variable: '--font-literata-italic',
  fallback: ['Georgia', 'serif'],
  adjustFontFallback: 'Times New Roman',
})
