import { describe, expect, it } from 'vitest'
import { plain } from './plain'

describe('plain', () => {
  it('says what stands in a journal as a line', () => {
    expect(plain(null)).toBe('')
    expect(plain(['vip', 'late'])).toBe('vip · late')
    expect(plain([{ kind: 'Phone', value: '+886 2', label: null }])).toBe('+886 2')
    expect(plain([{ channel: 'sms', granted: false, at: '2026-01-01', source: 'phone' }])).toBe('sms ✗ phone')
    expect(plain(true)).toBe('✓')
  })
})
