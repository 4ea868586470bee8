/** Money, numbers and days as people of a language write them. Amounts are decimal text and never become floating point. */

/** An amount as text, such as `1234.50` in `USD`. */
export function money(amount: string, currency: string, language: string): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals(amount),
    maximumFractionDigits: decimals(amount),
  }).format(amount as Intl.StringNumericLiteral)
}

/** A quantity as text, such as `12000.5`; with as many decimals as there are, or rounded to fewer. */
export function quantity(text: string, language: string, decimalsMax = 12): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: decimalsMax }).format(text as Intl.StringNumericLiteral)
}

/** A calendar day `yyyy-MM-dd`: the same day wherever the reader is. */
export function day(text: string, language: string): string {
  const [year = 1970, month = 1, date = 1] = text.split('-').map(Number)
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, date))
}

/** An instant in a time zone. */
export function instant(text: string, language: string, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(text))
}

function decimals(amount: string): number {
  const point = amount.indexOf('.')
  return point < 0 ? 0 : amount.length - point - 1
}

/** The time of day of an instant in a time zone. */
export function time(text: string, language: string, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone }).format(new Date(text))
}

/** A day of the week: 0 is Monday. */
export function weekday(number: number, language: string): string {
  const monday = Date.UTC(2024, 0, 1)
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(monday + number * 86_400_000)
}

/** The calendar day before another one: the last day of a span that ends before it. */
export function dayBefore(text: string): string {
  return new Date(Date.parse(`${text}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

/** All calendar days from one to another, both included; at most 400. */
export function daysBetween(from: string, to: string): string[] {
  const [start, end] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)]
  const count = Math.min(400, Math.max(0, Math.round((end - start) / 86_400_000) + 1))
  return Array.from({ length: count }, (_, at) => new Date(start + at * 86_400_000).toISOString().slice(0, 10))
}

/** The calendar day of an instant in a time zone. */
export function dayOf(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at))
}

/** The instant at which a calendar day begins in a time zone; where clocks skip midnight, the first one of the day. */
export function startOf(date: string, timeZone: string): string {
  const clock = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' })
  const midnight = Date.parse(`${date}T00:00:00Z`)
  const shownAt = (at: number): number => Date.parse(`${clock.format(at).replace(', ', 'T')}Z`)
  const first = midnight - (shownAt(midnight) - midnight)
  const second = midnight - (shownAt(first) - first)
  return new Date(shownAt(second) === midnight ? second : Math.max(first, second)).toISOString()
}

/** A calendar day in short, as it stands below a chart. */
export function shortDay(text: string, language: string): string {
  return new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(Date.parse(`${text}T00:00:00Z`))
}

/** The month of a calendar day. */
export function month(text: string, language: string): string {
  return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', timeZone: 'UTC' }).format(Date.parse(`${text}T00:00:00Z`))
}

/** A share as text, such as `0.05`: 5%. */
export function share(text: string, language: string): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 6 }).format(text as Intl.StringNumericLiteral)
}
