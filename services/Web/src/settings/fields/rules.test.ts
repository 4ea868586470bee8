import { describe, expect, it } from 'vitest'
import { accessOf, isSame, withAccess } from './rules'

describe('rights to fields', () => {
  it('are rules only where something is bounded', () => {
    const hidden = withAccess([], 'agent', 'phone', 'hidden')
    expect(accessOf(hidden, 'agent', 'phone')).toBe('hidden')
    expect(accessOf(hidden, 'viewer', 'phone')).toBe('open')
    const locked = withAccess(hidden, 'agent', 'phone', 'readOnly')
    expect(locked).toEqual([{ role: 'agent', field: 'phone', access: 'readOnly' }])
    expect(withAccess(locked, 'agent', 'phone', 'open')).toEqual([])
  })

  it('are the same whatever their order', () => {
    const one = withAccess(withAccess([], 'agent', 'phone', 'hidden'), 'viewer', 'mail', 'hidden')
    const other = withAccess(withAccess([], 'viewer', 'mail', 'hidden'), 'agent', 'phone', 'hidden')
    expect(isSame(one, other)).toBe(true)
    expect(isSame(one, withAccess(other, 'agent', 'phone', 'readOnly'))).toBe(false)
  })
})
