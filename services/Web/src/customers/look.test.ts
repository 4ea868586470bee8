import { describe, expect, it } from 'vitest'
import { conditionCount, conditionIn, exportAddress, filterOf, isAs, lookIn, lookOf, sortedBy, type View } from './look'

const view: View = {
  id: 'v',
  name: 'Long with us',
  shared: false,
  ownerId: 'o',
  filter: { name: null, archived: false, kind: 'person', tags: ['vip'], where: ['tenure>=12'], sort: '-tenure' },
  columns: ['mail'],
  version: 1,
}

describe('look', () => {
  it('reads an address and passes over what is no part of it', () => {
    expect(lookIn({ q: 12, kind: 'alien', archived: 'yes', tags: ['vip', 3], where: [], other: 1 })).toEqual({ q: '12', tags: ['vip'] })
  })

  it('is the same as its view until something is changed', () => {
    const look = lookOf(view)
    expect(look).toEqual({ kind: 'person', tags: ['vip'], where: ['tenure>=12'], sort: '-tenure', columns: ['mail'], view: 'v' })
    expect(isAs({ ...look, q: 'mei' }, view)).toBe(true)
    expect(isAs({ ...look, tags: ['vip', 'late'] }, view)).toBe(false)
    expect(lookIn(JSON.parse(JSON.stringify(look)) as Record<string, unknown>)).toEqual(look)
  })

  it('becomes what the platform filters by', () => {
    expect(filterOf({ q: 'x', view: 'v', columns: ['a'], tags: [], archived: true })).toEqual({ archived: true })
    expect(conditionCount({ tags: ['a', 'b'], where: ['x=1'], archived: true, sort: 'name', q: 'z' })).toBe(4)
    expect(exportAddress({ tags: ['a b', 'c'], where: ['tenure>=12'], name: null })).toBe(
      '/v1/customers/export?tag=a+b&tag=c&filter=tenure%3E%3D12',
    )
  })

  it('reads conditions', () => {
    expect(conditionIn('tenure>=12')).toEqual({ field: 'tenure', operator: '>=', value: '12' })
    expect(conditionIn('tier=')).toEqual({ field: 'tier', operator: '=', value: '' })
    expect(conditionIn('tier^=Go=')).toEqual({ field: 'tier', operator: '^=', value: 'Go=' })
    expect(conditionIn('nothing')).toBeNull()
  })

  it('turns the order round', () => {
    expect(sortedBy(undefined, 'name')).toBe('-name')
    expect(sortedBy('-name', 'name')).toBe('name')
    expect(sortedBy('name', 'changedAt')).toBe('changedAt')
  })
})
