/** What a journal says of a field, as a line of text: lists by their items, things by what is said of them. */
export function plain(value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join(' · ')
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([name]) => name !== 'at' && name !== 'kind')
      .map(([name, part]) => (typeof part === 'boolean' ? (part ? '✓' : `✗ ${name === 'granted' ? '' : name}`.trim()) : plain(part)))
      .filter(Boolean)
      .join(' ')
  if (typeof value === 'boolean') return value ? '✓' : '✗'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
