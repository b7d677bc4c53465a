/** Where a language says no more, the place whose dates and numbers it takes. */
const places: Record<string, string> = { en: 'en-GB' }

/** How dates, numbers and lists are written in a language (BCP 47). */
export function formatsOf(language: string) {
  const locale = places[language] ?? language
  return {
    list: (items: string[], type: 'conjunction' | 'disjunction') => new Intl.ListFormat(locale, { type }).format(items),
    minutes: (count: number) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(count),
    number: (value: number) => new Intl.NumberFormat(locale).format(value),
    /** A day that is written as 2026-11-28, wherever it is read. */
    day: (day: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day)),
    date: (time: Date, options: Intl.DateTimeFormatOptions = { dateStyle: 'long' }) =>
      new Intl.DateTimeFormat(locale, options).format(time),
    ago: (value: number, unit: Intl.RelativeTimeFormatUnit) =>
      new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(value, unit),
    language: (other: string) => new Intl.DisplayNames([locale], { type: 'language' }).of(other) ?? other,
  }
}
