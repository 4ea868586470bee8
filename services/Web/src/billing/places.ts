import type { LinkProps } from '@tanstack/react-router'
import type { Words } from '../i18n/en'

/** A page of money. */
export interface BillingPlace {
  to: LinkProps['to'] & string
  word: keyof Words['billing']['tabs']
}

export const billingPlaces = [
  { to: '/billing', word: 'statement' },
  { to: '/billing/usage', word: 'usage' },
  { to: '/billing/plan', word: 'plan' },
  { to: '/billing/budgets', word: 'budgets' },
  { to: '/billing/invoices', word: 'invoices' },
  { to: '/billing/details', word: 'details' },
] as const satisfies readonly BillingPlace[]
