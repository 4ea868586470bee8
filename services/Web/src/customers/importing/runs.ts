import { queryOptions } from '@tanstack/react-query'
import { answer, api, newId, type Schemas } from '../../api/client'

export type Import = Schemas['Import']

const lookAgainMs = 700

/** One import; looked at again until it is over. */
export function runQuery(id: string) {
  return queryOptions({
    queryKey: ['customers', 'imports', id],
    queryFn: () => answer(api.GET('/v1/imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data === undefined || state.data.finishedAt === null ? lookAgainMs : false),
  })
}

/** The latest imports. */
export const latestQuery = queryOptions({
  queryKey: ['customers', 'imports'],
  queryFn: async () => (await answer(api.GET('/v1/imports', { params: { query: { limit: 5 } } }))).items,
})

/** What is to be taken in. */
export interface Plan {
  file: File
  kind: Schemas['CustomerKind']
  columns: Schemas['ImportColumn'][]
}

/** Begins an import and sends its file. */
export async function begin({ file, kind, columns }: Plan, dryRun: boolean): Promise<Import> {
  const { id } = await answer(api.POST('/v1/imports', { body: { id: newId(), kind, columns, dryRun } }))
  return await answer(
    api.PUT('/v1/imports/{id}/file', {
      params: { path: { id }, header: { 'X-File-Name': encodeURIComponent(file.name) } },
      headers: { 'Content-Type': 'text/csv' },
      body: file as unknown as string,
      bodySerializer: () => file,
    }),
  )
}

export function stop(id: string): Promise<Import> {
  return answer(api.POST('/v1/imports/{id}/cancel', { params: { path: { id }, header: { 'Idempotency-Key': newId() } } }))
}

/** Where the rows that were refused can be fetched. */
export function errorsAddress(id: string): string {
  return `/v1/imports/${id}/errors`
}
