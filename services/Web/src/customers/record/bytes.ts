const units = ['byte', 'kilobyte', 'megabyte'] as const
const step = 1000

/** A file's length as people say it. */
export function bytes(length: number, language: string): string {
  const at = length >= step * step ? 2 : length >= step ? 1 : 0
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[at],
    unitDisplay: 'short',
    maximumFractionDigits: at === 0 ? 0 : 1,
  }).format(length / step ** at)
}
