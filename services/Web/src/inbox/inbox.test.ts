import { beforeEach, describe, expect, it } from 'vitest'
import { keepDraft, readDraft } from './drafts'
import { inboxSearchOf } from './routes'
import { dayOf, when } from './when'

describe('when something was', () => {
  const now = Date.parse('2026-11-22T14:00:00Z')
  it('is a time today, where the company is', () => {
    expect(when('2026-11-22T13:30:00Z', 'en', 'UTC', now)).toMatch(/^1:30\sPM$/)
    expect(when('2026-11-21T17:30:00Z', 'zh-TW', 'Asia/Taipei', now)).toMatch(/1:30$/)
  })
  it('is a day before that', () => {
    expect(when('2026-03-01T12:00:00Z', 'en', 'UTC', now)).toBe('Mar 1')
    expect(when('2025-03-01T12:00:00Z', 'en', 'UTC', now)).toBe('3/1/25')
    expect(dayOf(new Date('2026-03-01T18:30:00Z'), 'Asia/Taipei')).toBe('2026-03-02')
  })
})

describe('an address of the inbox', () => {
  it('keeps what it knows and drops the rest', () => {
    const selected = '0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d03'
    expect(inboxSearchOf({ view: 'all', state: 'closed', selected, more: 1 })).toEqual({ view: 'all', state: 'closed', selected })
    expect(inboxSearchOf({ view: 'theirs', selected: '<b>' })).toEqual({})
  })
})

describe('a draft', () => {
  beforeEach(() => sessionStorage.clear())
  it('is there again, under the same id', () => {
    const draft = { ...readDraft('a'), text: 'half a word', isNote: true }
    keepDraft('a', draft)
    expect(readDraft('a')).toEqual(draft)
    expect(readDraft('b').text).toBe('')
  })
  it('survives nonsense under its key', () => {
    sessionStorage.setItem('cloudcrm.draft.a', '{"text":')
    expect(readDraft('a').text).toBe('')
  })
})
