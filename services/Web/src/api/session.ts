import { queryOptions, useQueryClient, useSuspenseQuery, type QueryClient } from '@tanstack/react-query'
import { forget } from '../i18n'
import { answer, api, keepCsrf, Refused, type Schemas } from './client'

export type Session = Schemas['Session']
export type Right = Schemas['Right']

/** Remembers that somebody came in with this browser: a visitor who never did is not asked for. The session itself is where no script can read it. */
const entered = 'cloudcrm.entered'

export function rememberEntering(): void {
  localStorage.setItem(entered, '1')
}

/** Who is signed in; null where nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  queryFn: async (): Promise<Session | null> => {
    if (localStorage.getItem(entered) === null) return null
    try {
      const session = await answer(api.GET('/v1/session'))
      keepCsrf(session.csrf)
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

/** The person who is signed in. */
export const accountQuery = queryOptions({ queryKey: ['account'], staleTime: 60_000, queryFn: () => answer(api.GET('/v1/account')) })

/** The company that the session is in. */
export const tenantQuery = queryOptions({ queryKey: ['tenant'], staleTime: 60_000, queryFn: () => answer(api.GET('/v1/tenant')) })

/** The session below a page that only people who are signed in see. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery)
  if (data === null) throw new Error('Nobody is signed in.')
  return data
}

/** Whether the person may do something: what they may not is not shown. */
export function useMay(): (right: Right) => boolean {
  const { rights } = useSession()
  return (right) => rights.includes(right)
}

export async function signIn(queries: QueryClient, credentials: Schemas['SignIn']): Promise<void> {
  await entering(queries, answer(api.POST('/v1/sessions', { body: credentials, headers: { 'X-Session': 'cookie' } })))
}

/** What opened a session for this browser: from here on its pages are the person's. */
export async function entering(queries: QueryClient, opening: Promise<Schemas['SignedIn']>): Promise<void> {
  keepCsrf((await opening).csrf)
  rememberEntering()
  queries.clear()
}

export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await answer(api.DELETE('/v1/session'))
    keepCsrf(null)
    localStorage.removeItem(entered)
    forget()
    queries.clear()
    window.location.assign('/sign-in')
  }
}
