import { describe, expect, it } from 'vitest'
import { day, dayBefore, dayOf, daysBetween, instant, money, quantity, startOf } from './figures'

describe('figures', () => {
  it('shows every digit of an amount, beyond what floating point holds', () => {
    expect(money('12345678901234567.89', 'USD', 'en')).toBe('$12,345,678,901,234,567.89')
    expect(money('1250', 'JPY', 'en')).toBe('¥1,250')
    expect(money('-0.30', 'EUR', 'en')).toBe('-€0.30')
    expect(money('1250', 'TWD', 'zh-TW')).toBe('$1,250')
  })

  it('shows quantities with their fraction', () => {
    expect(quantity('12000.5', 'en')).toBe('12,000.5')
    expect(quantity('9007199254740993', 'en')).toBe('9,007,199,254,740,993')
  })

  it('leaves a calendar day alone wherever the reader is', () => {
    expect(day('2026-03-01', 'en')).toBe('Mar 1, 2026')
    expect(day('2026-03-01', 'zh-TW')).toBe('2026年3月1日')
  })

  it('shows an instant in a time zone', () => {
    expect(instant('2026-03-01T18:30:00Z', 'en', 'Asia/Taipei')).toMatch(/^Mar 2, 2026, 2:30\sAM$/)
  })

  it('rounds a quantity where that is asked for', () => {
    expect(quantity('133333.333333333333', 'en', 2)).toBe('133,333.33')
  })

  it('counts calendar days', () => {
    expect(dayBefore('2026-03-01')).toBe('2026-02-28')
    expect(daysBetween('2026-02-27', '2026-03-02')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'])
    expect(daysBetween('2026-03-02', '2026-03-01')).toEqual([])
  })

  it.each([
    ['2026-11-23', 'Asia/Taipei', '2026-11-22T16:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z'],
    // At midnight the clocks went on to one o'clock.
    ['2019-09-08', 'America/Santiago', '2019-09-08T04:00:00.000Z'],
    ['2026-07-01', 'UTC', '2026-07-01T00:00:00.000Z'],
  ])('knows when %s begins in %s', (date, zone, at) => {
    expect(startOf(date, zone)).toBe(at)
    expect(dayOf(at, zone)).toBe(date)
  })
})
