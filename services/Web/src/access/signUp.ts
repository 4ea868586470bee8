import { notifications } from '@mantine/notifications'
import type { QueryClient } from '@tanstack/react-query'
import { queryOptions } from '@tanstack/react-query'
import { answer, api, type Schemas } from '../api/client'
import { entering } from '../api/session'

/** What the wizard asks for; it stays while somebody goes back and forth. */
export interface SignUpForm {
  company: string
  name: string
  mail: string
  password: string
  code: string
  /** The company's language; the page's own until somebody says another one. */
  language: string | null
  timeZone: string
  plan: string
  seats: number
}

/** The plans and what they come to for so many seats. */
export function plansQuery(seats: number) {
  return queryOptions({
    queryKey: ['plans', seats],
    staleTime: 300_000,
    placeholderData: (before: Schemas['PlanChoices'] | undefined) => before,
    queryFn: () => answer(api.GET('/v1/plans', { params: { query: { seats } } })),
  })
}

/** Opens the company, signs its owner in, and buys the seats that were asked for. That the company is open stands, whatever becomes of the seats. */
export async function signUp(queries: QueryClient, form: SignUpForm, language: string, key: string): Promise<void> {
  const { company, name, mail, password, code, timeZone, plan, seats } = form
  const body = { company, name, mail: mail.trim(), password, plan, timeZone, language, ...(code === '' ? {} : { code }) }
  await entering(queries, answer(api.POST('/v1/signup', { body, params: { header: { 'Idempotency-Key': key, 'X-Session': 'cookie' } } })))
  if (seats < 2) return
  const { error } = await api.PUT('/v1/seats', { body: { bought: seats }, params: { header: { 'If-Match': '*' } } })
  if (error !== undefined) notifications.show({ color: 'red', message: error.detail })
}
