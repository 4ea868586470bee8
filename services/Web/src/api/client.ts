import createClient, { type Middleware } from 'openapi-fetch'
import type { components, paths } from './schema'

export type Schemas = components['schemas']

/** What the platform says when it refuses: a code for programs, a text for people, the field at fault. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly field: string | null,
    readonly traceId: string | null,
    /** The companies of which one has to be named (`tenant_needed`). */
    readonly tenants: readonly Schemas['AccountTenant'][] = [],
  ) {
    super(detail)
  }
}

let csrf: string | null = null

/** Keeps the token that shows that a page meant what it asks for. */
export function keepCsrf(token: string | null | undefined): void {
  csrf = token ?? null
}

const guard: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET' && csrf !== null) request.headers.set('X-CSRF-Token', csrf)
    return request
  },
}

export const api = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' })
api.use(guard)

type Reply<T> = { data?: T; error?: unknown; response: Response }

/** The answer of a call. @throws Refused where there is none. */
export async function answer<T>(call: Promise<Reply<T>>): Promise<T> {
  const { data, error, response } = await call
  if (response.ok) return data as T
  const problem = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>
  const text = (name: string): string | null => (typeof problem[name] === 'string' ? problem[name] : null)
  throw new Refused(
    response.status,
    text('code') ?? 'unreadable',
    text('detail') ?? text('title') ?? response.statusText,
    text('field'),
    text('traceId'),
    Array.isArray(problem['tenants']) ? (problem['tenants'] as Schemas['AccountTenant'][]) : [],
  )
}

/** A caller-made id (UUID version 7), so that whatever is sent twice is done once. */
export function newId(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) & 0xff
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
