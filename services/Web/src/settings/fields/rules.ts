import type { FieldRule } from './queries'

/** Roles that rules can bound: owners and admins see everything, and who only pays sees no customers. */
export const bounded = ['supervisor', 'agent', 'viewer'] as const

export type Bounded = (typeof bounded)[number]
export type Access = 'open' | FieldRule['access']

/** What every customer has and rules can name. A customer can't do without kind and name. */
export const parts = [
  { name: 'name', isHideable: false },
  { name: 'kind', isHideable: false },
  { name: 'phone', isHideable: true },
  { name: 'mail', isHideable: true },
  { name: 'handle', isHideable: true },
  { name: 'externalId', isHideable: true },
  { name: 'ownerId', isHideable: true },
  { name: 'tags', isHideable: true },
  { name: 'addresses', isHideable: true },
  { name: 'consents', isHideable: true },
  { name: 'relations', isHideable: true },
] as const

export function accessOf(rules: readonly FieldRule[], role: Bounded, field: string): Access {
  return rules.find((rule) => rule.role === role && rule.field === field)?.access ?? 'open'
}

/** The rules with another access of one role to one field; what is open has no rule. */
export function withAccess(rules: readonly FieldRule[], role: Bounded, field: string, access: Access): FieldRule[] {
  const others = rules.filter((rule) => rule.role !== role || rule.field !== field)
  return access === 'open' ? others : [...others, { role, field, access }]
}

export function isSame(one: readonly FieldRule[], other: readonly FieldRule[]): boolean {
  return (
    one.length === other.length &&
    one.every((rule) => other.some(({ role, field, access }) => role === rule.role && field === rule.field && access === rule.access))
  )
}
