import { describe, expect, it } from 'vitest'
import { named, toRead, toWire, typedAt } from './mentions'

const ada = { token: 'member:1', name: 'Ada' }
const adaLin = { token: 'member:2', name: 'Ada Lin' }

describe('mentions', () => {
  it('knows what is being typed', () => {
    expect(typedAt('ask @ad', 7)).toBe('ad')
    expect(typedAt('@', 1)).toBe('')
    expect(typedAt('mail me@example.org', 19)).toBeNull()
  })

  it('puts the name where the cursor is', () => {
    expect(named('ask @ad please', 7, 'Ada')).toEqual({ text: 'ask @Ada  please', cursor: 9 })
  })

  it('goes out as tokens and comes back as names', () => {
    const sent = toWire('@Ada Lin and @Ada', [ada, adaLin])
    expect(sent).toBe('@[member:2] and @[member:1]')
    expect(
      toRead(sent, [
        { memberId: '1', name: 'Ada' },
        { memberId: '2', name: 'Ada Lin' },
      ]).text,
    ).toBe('@Ada Lin and @Ada')
  })
})
