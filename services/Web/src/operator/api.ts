import { queryOptions, useQueryClient, type QueryClient } from '@tanstack/react-query'
import createClient from 'openapi-fetch'
import { answer, Refused, type Schemas } from '../api/client'
import type { paths } from '../api/schema'

let csrf: string | null = null

/** The platform as operators call it: with their own session, whose token no page of a company has. */
export const operatorApi = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' })
operatorApi.use({
  onRequest({ request }) {
    if (request.method !== 'GET' && csrf !== null) request.headers.set('X-CSRF-Token', csrf)
    return request
  },
})

/** Remembers that an operator came in with this browser. */
const entered = 'cloudcrm.operator'

export const operatorSession = queryOptions({
  queryKey: ['operator', 'session'],
  staleTime: 60_000,
  queryFn: async (): Promise<Schemas['OperatorSession'] | null> => {
    if (localStorage.getItem(entered) === null) return null
    try {
      const session = await answer(operatorApi.GET('/v1/operator/session'))
      csrf = session.csrf ?? null
      return session
    } catch (refused) {
      if (refused instanceof Refused && refused.status === 401) {
        localStorage.removeItem(entered)
        return null
      }
      throw refused
    }
  },
})

export async function signInOperator(queries: QueryClient, body: Schemas['SignInOperator']): Promise<void> {
  await answer(operatorApi.POST('/v1/operator/sessions', { body, params: { header: { 'X-Session': 'cookie' } } }))
  localStorage.setItem(entered, '1')
  await queries.resetQueries(operatorSession)
}

export function useOperatorSignOut(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await answer(operatorApi.DELETE('/v1/operator/session'))
    csrf = null
    localStorage.removeItem(entered)
    queries.clear()
    window.location.assign('/operator/sign-in')
  }
}
