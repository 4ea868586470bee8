import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router'
import type { QueryClient } from '@tanstack/react-query'
import { sessionQuery } from '../api/session'
import { Shell } from './Shell'
import { NotHere, Trouble } from './Trouble'

export const root = createRootRouteWithContext<{ queries: QueryClient }>()({ errorComponent: Trouble, notFoundComponent: NotHere })

/** What only people see who are signed in to a company. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  beforeLoad: async ({ context, location }): Promise<void> => {
    if ((await context.queries.query({ ...sessionQuery, staleTime: 'static' })) === null)
      throw redirect({ to: '/sign-in', search: { back: location.href } })
  },
})
