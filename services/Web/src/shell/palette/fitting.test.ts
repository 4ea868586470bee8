import { expect, it } from 'vitest'
import { isFitting } from './fitting'

it('finds what has every word', () => {
  expect(isFitting('', 'Invoices', 'Billing')).toBe(true)
  expect(isFitting('inv', 'Invoices', 'Billing')).toBe(true)
  expect(isFitting('bill INV', 'Invoices', 'Billing')).toBe(true)
  expect(isFitting('bill seat', 'Invoices', 'Billing')).toBe(false)
  expect(isFitting('發票', '發票', '帳單')).toBe(true)
  expect(isFitting('ＡＰＩ', 'API keys', 'Settings')).toBe(true)
})
