import { describe, expect, it } from 'vitest'
import { keyOf } from './keyOf'

describe('the key that a label suggests', () => {
  it('is its Latin letters and digits in camel case', () => {
    expect(keyOf('Date of birth')).toBe('dateOfBirth')
    expect(keyOf('Café name')).toBe('cafeName')
    expect(keyOf('2nd contact')).toBe('ndContact')
    expect(keyOf('生日')).toBe('')
    expect(keyOf('x'.repeat(80))).toHaveLength(50)
  })
})
