import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { answer, type Schemas } from '../api/client'
import { pagesOf } from '../api/pages'
import { among } from '../shell/among'
import { operatorApi } from './api'

/** A page of a list after a cursor. */
const after = (cursor: string | undefined, limit: number): { limit: number; cursor?: string } =>
  cursor === undefined ? { limit } : { limit, cursor }

const companiesAtOnce = 50

/** Which companies are asked for. */
export interface TenantSearch {
  name?: string
  state?: Schemas['TenantState']
  payment?: Schemas['PaymentStanding']
}

export const tenantStates = ['active', 'suspended', 'closing', 'closed'] as const satisfies readonly Schemas['TenantState'][]
export const standings = ['good', 'pastDue', 'restricted', 'suspended'] as const satisfies readonly Schemas['PaymentStanding'][]

export function tenantSearchOf(search: Record<string, unknown>): TenantSearch {
  const name = search['name']
  const state = among(tenantStates, search['state'])
  const payment = among(standings, search['payment'])
  return {
    ...(typeof name === 'string' && name !== '' && { name }),
    ...(state !== undefined && { state }),
    ...(payment !== undefined && { payment }),
  }
}

export const tenantsQuery = ({ name, state, payment }: TenantSearch) => ({
  ...pagesOf(['operator', 'tenants', { name, state, payment }], (cursor) =>
    answer(
      operatorApi.GET('/v1/operator/tenants', {
        params: {
          query: {
            ...after(cursor, companiesAtOnce),
            ...(name !== undefined && { name }),
            ...(state !== undefined && { tenantState: state }),
            ...(payment !== undefined && { payment }),
          },
        },
      }),
    ),
  ),
  placeholderData: keepPreviousData,
})

/** Ids in as many parts as there are pages of companies, so that what is known of earlier pages is not asked for again. */
export const chunksOf = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / companiesAtOnce) }, (_, part) =>
    ids.slice(part * companiesAtOnce, (part + 1) * companiesAtOnce),
  )

/** What companies use and owe, by their ids. */
export const figuresQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['operator', 'figures', ids],
    queryFn: async () => {
      const { items } = await answer(operatorApi.GET('/v1/operator/figures', { params: { query: { tenant: [...ids] } } }))
      return new Map(items.map((one) => [one.tenant, one]))
    },
  })

export const oneTenant = (id: string) =>
  queryOptions({
    queryKey: ['operator', 'tenant', id],
    queryFn: () => answer(operatorApi.GET('/v1/operator/tenants/{id}', { params: { path: { id } } })),
  })

export const billingOf = (id: string) =>
  queryOptions({
    queryKey: ['operator', 'tenant', id, 'billing'],
    queryFn: () => answer(operatorApi.GET('/v1/operator/tenants/{id}/billing', { params: { path: { id } } })),
  })

export const invoicesOf = (id: string) =>
  pagesOf(['operator', 'tenant', id, 'invoices'], (cursor) =>
    answer(operatorApi.GET('/v1/operator/tenants/{id}/invoices', { params: { path: { id }, query: after(cursor, 25) } })),
  )

export const unpaidQuery = pagesOf(['operator', 'unpaid'], (cursor) =>
  answer(operatorApi.GET('/v1/operator/invoices', { params: { query: after(cursor, 50) } })),
)

export const revenueQuery = queryOptions({
  queryKey: ['operator', 'revenue'],
  queryFn: () => answer(operatorApi.GET('/v1/operator/revenue', { params: { query: { months: 24 } } })),
})

export const booksQuery = queryOptions({
  queryKey: ['operator', 'books'],
  queryFn: () => answer(operatorApi.GET('/v1/operator/price-books')),
})

export const bookQuery = (id: string) =>
  queryOptions({
    queryKey: ['operator', 'books', id],
    staleTime: Infinity,
    queryFn: () => answer(operatorApi.GET('/v1/operator/price-books/{id}', { params: { path: { id } } })),
  })

export const findingsQuery = pagesOf(['operator', 'findings'], (cursor) =>
  answer(operatorApi.GET('/v1/operator/stripe/findings', { params: { query: after(cursor, 50) } })),
)

export const operatorsQuery = queryOptions({
  queryKey: ['operator', 'operators'],
  queryFn: () => answer(operatorApi.GET('/v1/operator/operators')),
})

export const journalQuery = pagesOf(['operator', 'journal'], (cursor) =>
  answer(
    operatorApi.GET('/v1/operator/journal', {
      params: { query: { newest: true, limit: 100, ...(cursor === undefined ? {} : { before: Number(cursor) }) } },
    }),
  ),
)
