import type { Schemas } from '../../api/client'

export type OpenHours = Schemas['OpenHours']

export const days = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const satisfies readonly OpenHours['day'][]

const usual = { from: '09:00', to: '18:00' }

/** Further hours of a day: after the last ones where there is room. */
export function next(open: readonly OpenHours[], day: OpenHours['day']): OpenHours {
  const last = open
    .map(({ to }) => to)
    .sort()
    .at(-1)
  return last === undefined || last >= '23:00'
    ? { day, ...usual }
    : { day, from: last, to: `${String(Number(last.slice(0, 2)) + 1).padStart(2, '0')}:00` }
}

/** The week with Tuesday to Friday as Monday is. */
export function copied(week: readonly OpenHours[]): OpenHours[] {
  const working = days.slice(0, 5)
  const monday = week.filter(({ day }) => day === 'monday')
  return [
    ...working.flatMap((day) => monday.map((hours) => ({ ...hours, day }))),
    ...week.filter(({ day }) => !working.some((one) => one === day)),
  ]
}
