import { queryOptions } from '@tanstack/react-query'
import { answer, api, type Schemas } from '../../api/client'
import { pagesOf } from '../../api/pages'

export type Notice = Schemas['Notification']

const pageRows = 20
// Reminders come when their time comes, without anybody's act that the stream could tell of.
const remindersMs = 60_000

/** How many are unread. */
export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'count'],
  refetchInterval: remindersMs,
  queryFn: () => answer(api.GET('/v1/notifications/count')),
})

/** One's notifications: unread ones first. */
export const noticesQuery = pagesOf(['notifications', 'list'], (cursor) =>
  answer(api.GET('/v1/notifications', { params: { query: { limit: pageRows, ...(cursor === undefined ? {} : { cursor }) } } })),
)

/** Where what it tells of stands. */
export function hrefOf({ kind, customerId }: Notice): string {
  if (kind === 'billing') return '/billing'
  if (customerId === null) return '/'
  return `/customers/${customerId}?tab=${kind === 'mention' ? 'notes' : 'tasks'}`
}
