import { expect, it } from 'vitest'
import { ago } from './ago'

it('says how long ago something was', () => {
  const now = Date.parse('2026-03-08T12:00:00Z')
  expect(ago('2026-03-08T11:59:40Z', 'en', now)).toBe('now')
  expect(ago('2026-03-08T09:00:00Z', 'en', now)).toBe('3 hr. ago')
  expect(ago('2026-03-07T11:00:00Z', 'zh-TW', now)).toBe('昨天')
  expect(ago('2026-03-10T13:00:00Z', 'en', now)).toBe('in 2 days')
})
