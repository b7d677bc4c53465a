import localFont from 'next/font/local'

/** The letters of nearly every page, asked for ahead; all others, and the italic, are fetched where one stands. */
export const literata = localFont({
  src: './literata-plain-normal.woff2',
  weight: '400 650',
  style: 'normal',
  display: 'swap',
  variable: '--font-literata',
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+20-7E, U+A0, U+AD, U+B0-B2, U+B5, U+B7, U+C4, U+D6-D7, U+DC, U+DF, U+E1, U+E4, U+E9, U+F6, U+FC, U+2009, U+200B, U+2013-2014, U+2018-2019, U+201C-201D, U+2026, U+202F, U+2212',
    },
  ],
})
