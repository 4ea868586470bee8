/** A short word for when something was: the time today, the day this year, the date before. */
export function when(at: string, language: string, timeZone: string, now: number = Date.now()): string {
  const then = new Date(at)
  if (dayOf(then, timeZone) === dayOf(new Date(now), timeZone))
    return new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone }).format(then)
  const isThisYear = dayOf(then, timeZone).slice(0, 4) === dayOf(new Date(now), timeZone).slice(0, 4)
  return new Intl.DateTimeFormat(
    language,
    isThisYear ? { month: 'short', day: 'numeric', timeZone } : { dateStyle: 'short', timeZone },
  ).format(then)
}

/** The calendar day `yyyy-MM-dd` of an instant in a time zone. */
export function dayOf(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(at)
}
