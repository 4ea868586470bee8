import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { answer, api, Refused, type Schemas } from '../api/client'
import { pagesOf } from '../api/pages'

/** How often what is running is read anew while somebody looks at it. */
const calmlyMs = 30_000

// A company that has just signed up has its bill a moment later.
const openingMax = 20
const isOpening = (failures: number, error: Error): boolean => error instanceof Refused && error.status === 404 && failures < openingMax

export const statementQuery = queryOptions({
  queryKey: ['statement'],
  queryFn: () => answer(api.GET('/v1/statement')),
  retry: isOpening,
  retryDelay: 500,
  refetchInterval: calmlyMs,
})

export type CostsBy = 'day' | 'channel' | 'user'

export const costsQuery = (by: CostsBy) =>
  queryOptions({
    queryKey: ['statement', 'costs', by],
    queryFn: () => answer(api.GET('/v1/statement/costs', { params: { query: { by } } })),
    refetchInterval: calmlyMs,
  })

export const whatIfQuery = (plan: string, period: 'running' | 'last') =>
  queryOptions({
    queryKey: ['statement', 'what-if', plan, period],
    queryFn: () => answer(api.GET('/v1/statement/what-if', { params: { query: { plan, period } } })),
  })

export const accountOfBilling = queryOptions({ queryKey: ['billing'], queryFn: () => answer(api.GET('/v1/billing')) })

export const subscriptionQuery = queryOptions({
  queryKey: ['billing', 'subscription'],
  queryFn: () => answer(api.GET('/v1/billing/subscription')),
})

export const previewQuery = (plan: string) =>
  queryOptions({
    queryKey: ['billing', 'preview', plan],
    queryFn: () => answer(api.POST('/v1/billing/preview', { body: { plan } })),
    placeholderData: keepPreviousData,
  })

export const metersQuery = queryOptions({ queryKey: ['meters'], staleTime: 300_000, queryFn: () => answer(api.GET('/v1/meters')) })

export const pricesQuery = (currency: string) =>
  queryOptions({
    queryKey: ['price-book', currency],
    staleTime: 300_000,
    queryFn: () => answer(api.GET('/v1/price-book', { params: { query: { currency } } })),
  })

export const budgetsQuery = queryOptions({
  queryKey: ['budgets'],
  queryFn: () => answer(api.GET('/v1/budgets')),
  refetchInterval: calmlyMs,
})

export const invoicesQuery = pagesOf(['invoices'], (cursor) =>
  answer(api.GET('/v1/invoices', { params: { query: { ...(cursor === undefined ? {} : { cursor }), limit: 25 } } })),
)

export const draftsQuery = queryOptions({ queryKey: ['invoices', 'drafts'], queryFn: () => answer(api.GET('/v1/invoices/drafts')) })

export const invoiceQuery = (id: string) =>
  queryOptions({ queryKey: ['invoices', id], queryFn: () => answer(api.GET('/v1/invoices/{id}', { params: { path: { id } } })) })

/** The events behind a line. */
export const eventsQuery = (meter: string, from: string, to: string) =>
  pagesOf(['usage-events', meter, from, to], (cursor) =>
    answer(api.GET('/v1/usage/events', { params: { query: { meter, from, to, limit: 50, ...(cursor === undefined ? {} : { cursor }) } } })),
  )

export const interactionQuery = (id: string) =>
  queryOptions({ queryKey: ['interactions', id], queryFn: () => answer(api.GET('/v1/interactions/{id}', { params: { path: { id } } })) })

/** Names for who acted: one page of members, which is all of them but in the largest companies. */
export const membersQuery = queryOptions({
  queryKey: ['members', 'names'],
  staleTime: 300_000,
  queryFn: () => answer(api.GET('/v1/members', { params: { query: { limit: 200 } } })),
})

export type Line = Schemas['StatementLine']
export type Statement = Schemas['Statement']
export type Invoice = Schemas['Invoice']
export type Budget = Schemas['Budget']
/** A day's charges; of days also what each meter added to them. */
export type DayCost = Schemas['CostLine'] & { parts?: { meter: string; amount: string }[] | null }
