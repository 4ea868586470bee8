/** A fact of an act: its name, and what is said of it, or what was before and is after. */
export interface Fact {
  name: string
  before: unknown
  after: unknown
  isChange: boolean
}

/** Ids and places that say nothing to people, or are shown beside the entry. */
const unsaid = [
  'customerId',
  'newsId',
  'messageId',
  'sequence',
  'namedCustomerId',
  'invitation',
  'delivery',
  'nextPriceVersion',
  'undoes',
  'id',
]

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/** What an entry's details say, without what is empty. */
export function factsOf(details: unknown): Fact[] {
  if (!isObject(details)) return []
  return Object.entries(details).flatMap(([name, value]): Fact[] => {
    if (unsaid.includes(name)) return []
    const isChange =
      isObject(value) && Object.keys(value).every((key) => key === 'before' || key === 'after') && Object.keys(value).length > 0
    if (!isChange) return isEmpty(value) ? [] : [{ name, before: null, after: value, isChange }]
    const { before, after } = value
    return isEmpty(before) && isEmpty(after) ? [] : [{ name, before, after, isChange }]
  })
}

/** A value as text: lists by their items, things by what is said of them. What is a word of ours, a name or a time is put into people's words by `say`. */
export function textOf(value: unknown, say: (text: string | boolean) => string): string {
  if (isEmpty(value)) return ''
  if (typeof value === 'string' || typeof value === 'boolean') return say(value)
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value))
    return value
      .map((one) => textOf(one, say))
      .filter(Boolean)
      .join(', ')
  if (!isObject(value)) return ''
  if ('key' in value && 'value' in value) return `${textOf(value['key'], String)}: ${textOf(value['value'], say)}`
  return Object.values(value)
    .map((part) => textOf(part, say))
    .filter(Boolean)
    .join(' ')
}
