import { describe, expect, it } from 'vitest'
import { differences } from './differences'

describe('differences', () => {
  it('names each place that changed, by the codes of plans', () => {
    const before = {
      version: '1',
      plans: [
        { code: 'free', base: '0' },
        { code: 'team', base: '29', tiers: [{ unit: '1' }] },
      ],
    }
    const after = { version: '2', plans: [{ code: 'team', base: '31', tiers: [{ unit: '1' }, { unit: '2' }] }] }
    expect(differences(before, after)).toEqual([
      { path: 'version', before: '1', after: '2' },
      { path: 'plans[free].code', before: 'free', after: null },
      { path: 'plans[free].base', before: '0', after: null },
      { path: 'plans[team].base', before: '29', after: '31' },
      { path: 'plans[team].tiers[1].unit', before: null, after: '2' },
    ])
    expect(differences(before, before)).toEqual([])
  })
})
