import { describe, expect, it } from 'vitest'
import { isLive, isStale, type Change } from './liveKinds'

const message: Change = { sequence: 7, type: 'interaction.message_recorded', entity: 'interaction', entityId: 'a' }

describe('what a change makes stale', () => {
  it('is the lists of its kind and the thing itself, not its neighbours', () => {
    expect(isStale(['interactions', { state: 'open' }], [message])).toBe(true)
    expect(isStale(['interaction', 'a', 'messages'], [message])).toBe(true)
    expect(isStale(['interaction', 'b', 'messages'], [message])).toBe(false)
    expect(isStale(['customers'], [message])).toBe(false)
    expect(isStale(['customer', 'c', 'timeline'], [message])).toBe(true)
    expect(isStale(['customer', 'c', 'notes'], [message])).toBe(false)
  })

  it('is nothing that the stream does not tell of', () => {
    expect(isStale(['anything'], [{ ...message, entity: 'unheard' }])).toBe(false)
    expect(isLive(['account'])).toBe(false)
    expect(isLive(['customers', 'x'])).toBe(true)
  })
})
