import type { TFunction } from 'i18next'

const verbs = ['registered', 'changed', 'archived', 'restored', 'merged', 'unmerged'] as const

/** What happened to a customer, in words; a verb that is new here stands as it is. */
export function verbOf(verb: string, t: TFunction): string {
  const known = verbs.find((one) => one === verb)
  return known === undefined ? verb : t(`customer.verb.${known}`)
}
