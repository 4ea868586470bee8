const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** How long ago an instant was, or how soon it comes: `3 hours ago`. */
export function ago(text: string, language: string, now: number = Date.now()): string {
  const seconds = (Date.parse(text) - now) / 1000
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' })
  const [unit, length] = steps.find(([, long]) => Math.abs(seconds) >= long) ?? ['second', 0]
  return length === 0 ? words.format(0, 'second') : words.format(Math.trunc(seconds / length), unit)
}
