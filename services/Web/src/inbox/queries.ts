import { queryOptions } from '@tanstack/react-query'
import { answer, api, type Schemas } from '../api/client'
import { pagesOf } from '../api/pages'
import type { State, View } from './routes'

export type Interaction = Schemas['Interaction']
export type Message = Schemas['Message']
export type Member = Schemas['Member']

const perPage = 50

/** One view of the inbox, newest first. */
export function listQuery(view: View, state: State, me: string) {
  const whose = view === 'mine' ? { assignedTo: me } : view === 'unassigned' ? { unassigned: true } : {}
  return pagesOf(['interactions', view, state, me], (cursor) =>
    answer(
      api.GET('/v1/interactions', { params: { query: { state, limit: perPage, ...whose, ...(cursor !== undefined && { cursor }) } } }),
    ),
  )
}

export function interactionQuery(id: string) {
  return queryOptions({
    queryKey: ['interaction', id],
    queryFn: () => answer(api.GET('/v1/interactions/{id}', { params: { path: { id } } })),
  })
}

/** All that was said, page by page from the beginning. */
export function messagesQuery(id: string) {
  return pagesOf(['interaction', id, 'messages'], (cursor) =>
    answer(
      api.GET('/v1/interactions/{id}/messages', {
        params: { path: { id }, query: { limit: 500, ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  )
}

export function filesQuery(id: string) {
  return queryOptions({
    queryKey: ['interaction', id, 'files'],
    queryFn: async () =>
      (await answer(api.GET('/v1/interactions/{id}/attachments', { params: { path: { id }, query: { limit: 100 } } }))).items,
  })
}

/** The people of the company, to assign to and to name: the first thousand. */
export const membersQuery = queryOptions({
  queryKey: ['members', 'all'],
  staleTime: 60_000,
  queryFn: async () => (await answer(api.GET('/v1/members', { params: { query: { limit: 1000 } } }))).items,
})
