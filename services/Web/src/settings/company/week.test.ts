import { expect, test } from 'vitest'
import { copied, next, type OpenHours } from './week'

const hours = (day: OpenHours['day'], from: string, to: string): OpenHours => ({ day, from, to })

test('further hours follow the last ones', () => {
  expect(next([], 'monday')).toEqual(hours('monday', '09:00', '18:00'))
  expect(next([hours('monday', '13:00', '18:30'), hours('monday', '08:00', '12:00')], 'monday')).toEqual(hours('monday', '18:30', '19:00'))
  expect(next([hours('sunday', '00:00', '24:00')], 'sunday')).toEqual(hours('sunday', '09:00', '18:00'))
})

test('what Monday has goes to the other working days and nowhere else', () => {
  const week = [
    hours('saturday', '10:00', '14:00'),
    hours('monday', '09:00', '12:00'),
    hours('monday', '13:00', '18:00'),
    hours('friday', '07:00', '08:00'),
  ]
  const after = copied(week)
  expect(after).toHaveLength(11)
  expect(after.filter(({ day }) => day === 'friday')).toEqual([hours('friday', '09:00', '12:00'), hours('friday', '13:00', '18:00')])
  expect(after.filter(({ day }) => day === 'saturday')).toEqual([hours('saturday', '10:00', '14:00')])
})
