import { useMemo } from 'react'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { answer, api, type Schemas } from '../api/client'
import { pagesOf } from '../api/pages'
import { useMay } from '../api/session'
import { queryOf, type Filter } from './look'

export type Customer = Schemas['Customer']
export type Field = Schemas['CustomField']

const rowsAtOnce = 50
const hitsMax = 100

/** Customers that fit, page by page. */
export function listQuery(filter: Filter) {
  return {
    ...pagesOf(['customers', 'list', filter], (cursor) =>
      answer(
        api.GET('/v1/customers', {
          params: { query: { ...queryOf(filter), limit: rowsAtOnce, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
    ),
    placeholderData: keepPreviousData,
  }
}

/** Customers by words, best first. */
export function searchQuery(q: string, archived: boolean) {
  return queryOptions({
    queryKey: ['customers', 'search', q, archived],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => answer(api.GET('/v1/customers/search', { params: { query: { q, archived, limit: hitsMax } }, signal })),
  })
}

export const fieldsQuery = queryOptions({
  queryKey: ['fields'],
  staleTime: 60_000,
  queryFn: async () => (await answer(api.GET('/v1/fields'))).items,
})

export const viewsQuery = queryOptions({
  queryKey: ['customers', 'views'],
  queryFn: async () => (await answer(api.GET('/v1/views'))).items,
})

const membersMax = 1000

/** The first 1,000 members by name: who can look after a customer, and what ids of theirs are called. */
export const colleaguesQuery = queryOptions({
  queryKey: ['members', 'names'],
  staleTime: 60_000,
  queryFn: async () => (await answer(api.GET('/v1/members', { params: { query: { limit: membersMax } } }))).items,
})

export interface Colleagues {
  /** For a choice. */
  options: { value: string; label: string }[]
  /** What a member is called; undefined for one who is not known. */
  nameOf: (id: string | null | undefined) => string | undefined
}

/** The company's members, as far as the person may see them. */
export function useColleagues(): Colleagues {
  const may = useMay()
  const { data } = useQuery({ ...colleaguesQuery, enabled: may('readTenant') })
  return useMemo(() => {
    const names = new Map((data ?? []).map((member) => [member.accountId, member.name]))
    return {
      options: [...names].map(([value, label]) => ({ value, label })),
      nameOf: (id) => (id == null ? undefined : names.get(id)),
    }
  }, [data])
}

export function customerQuery(id: string) {
  return queryOptions({ queryKey: ['customer', id], queryFn: () => answer(api.GET('/v1/customers/{id}', { params: { path: { id } } })) })
}

/** The ETag of a version, as a change sends it back. */
export function tag(version: number): string {
  return `"${version}"`
}
