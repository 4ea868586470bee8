import { describe, expect, it } from 'vitest'
import { families, holds, withFamily, withType } from './choice'

const types = ['customer.registered', 'customer.changed', 'customer.merged', 'note.written']

describe('the choice of events', () => {
  it('knows families in their order', () => {
    expect(families(types)).toEqual([
      ['customer', ['customer.registered', 'customer.changed', 'customer.merged']],
      ['note', ['note.written']],
    ])
  })

  it('takes a family whole, and one out of it', () => {
    const whole = withFamily(['customer.changed', 'note.written'], 'customer', true)
    expect(whole).toEqual(['note.written', 'customer.*'])
    expect(holds(whole, 'customer.merged')).toBe(true)
    const without = withType(whole, 'customer.merged', false, types)
    expect(without).toEqual(['note.written', 'customer.registered', 'customer.changed'])
    expect(withType(without, 'customer.merged', true, types)).toEqual([...without, 'customer.merged'])
    expect(withFamily(without, 'customer', false)).toEqual(['note.written'])
  })
})
