import { queryOptions } from '@tanstack/react-query'
import { answer, api, type Schemas } from '../api/client'
import { pagesOf } from '../api/pages'

export type Member = Schemas['Member']
export type Role = Schemas['Role']

export const roles: readonly Role[] = ['owner', 'admin', 'supervisor', 'agent', 'billing', 'viewer']

const page = 100

/** Members by name. */
export const membersQuery = pagesOf(['members'], (cursor) =>
  answer(api.GET('/v1/members', { params: { query: { limit: page, ...(cursor === undefined ? {} : { cursor }) } } })),
)

/** One member. */
export const memberQuery = (id: string) =>
  queryOptions({
    queryKey: ['members', id],
    queryFn: () => answer(api.GET('/v1/members/{accountId}', { params: { path: { accountId: id } } })),
  })

/** The offer of ownership that waits for an answer; there is one at most, and it is the newest. */
export const openOfferQuery = queryOptions({
  queryKey: ['ownership-offers'],
  queryFn: async () => {
    const { items } = await answer(api.GET('/v1/ownership-offers', { params: { query: { limit: 1 } } }))
    return items.find((offer) => offer.state === 'open') ?? null
  },
})

/** Invitations, newest first. */
export const invitationsQuery = pagesOf(['invitations'], (cursor) =>
  answer(api.GET('/v1/invitations', { params: { query: { limit: page, ...(cursor === undefined ? {} : { cursor }) } } })),
)

export const teamsQuery = pagesOf(['teams'], (cursor) =>
  answer(api.GET('/v1/teams', { params: { query: { limit: page, ...(cursor === undefined ? {} : { cursor }) } } })),
)

export const seatsQuery = queryOptions({ queryKey: ['seats'], queryFn: () => answer(api.GET('/v1/seats')) })

/** Every list in which a member's roles, seat or presence shows. */
export const reads = [['members'], ['seats'], ['session']] as const
