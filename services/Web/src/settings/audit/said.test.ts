import { describe, expect, it } from 'vitest'
import { factsOf, textOf } from './said'

describe('what an entry says', () => {
  it('is facts, and changes with both sides', () => {
    expect(factsOf({ name: 'Mei', tags: [], externalId: null, customerId: 'c' })).toEqual([
      { name: 'name', before: null, after: 'Mei', isChange: false },
    ])
    expect(factsOf({ label: { before: 'Size', after: 'Height' }, choices: { before: [], after: null } })).toEqual([
      { name: 'label', before: 'Size', after: 'Height', isChange: true },
    ])
    expect(factsOf('no object')).toEqual([])
  })

  it('reads as a line', () => {
    const say = (text: string | boolean): string => (text === true ? 'yes' : String(text))
    expect(textOf(['Owner', 'Admin'], say)).toBe('Owner, Admin')
    expect(textOf([{ key: 'size', value: 'L' }], say)).toBe('size: L')
    expect(textOf({ kind: 'Phone', value: '+886', primary: true }, say)).toBe('Phone +886 yes')
    expect(textOf(null, say)).toBe('')
  })
})
