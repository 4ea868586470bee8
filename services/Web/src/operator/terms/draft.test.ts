import { describe, expect, it } from 'vitest'
import { draftOf, moved, termsOf } from './draft'

const agreed = {
  currency: 'TWD',
  dueDays: 30,
  tax: { code: 'VAT', rate: '0.0525', isInclusive: true },
  base: '900',
  seat: null,
  meters: { 'messages.outbound': { price: { model: 'perUnit' as const, unit: '0.5' }, included: '100' } },
  coupons: [{ code: 'TEN', percent: '10', amount: null, maximum: '50', periods: 3 }],
  commitments: [{ code: 'YEAR', amount: '4000', codes: ['base', 'seats'] }],
  plan: 'team',
}

describe('terms in a form', () => {
  it('come out as they went in', () => expect(termsOf(draftOf(agreed), agreed)).toEqual(agreed))

  it('hold for the plan of today where another base is typed', () =>
    expect(termsOf({ ...draftOf(agreed), base: '800' }, agreed)).toEqual({ ...agreed, base: '800', plan: null }))

  it('say nothing where nothing is typed', () => {
    const none = { currency: 'USD', dueDays: 14, tax: null, base: null, seat: null, meters: null, coupons: [], commitments: [], plan: null }
    expect(termsOf(draftOf({ currency: 'USD', dueDays: 14 }), { currency: 'USD', dueDays: 14 })).toEqual(none)
  })
})

describe('a rate', () => {
  it.each([
    ['0.05', '5'],
    ['0.0525', '5.25'],
    ['1', '100'],
    ['0', '0'],
    ['0.125', '12.5'],
    ['0.001', '0.1'],
  ])('%s is %s percent', (share, percent) => {
    expect(moved(share, 2)).toBe(percent)
    expect(moved(percent, -2)).toBe(share)
  })

  it('is refused by the platform where it is none', () => expect([moved(' five ', -2), moved('', -2)]).toEqual(['five', '']))
})
