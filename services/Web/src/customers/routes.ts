import { noop } from '@tanstack/react-query'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { sessionQuery } from '../api/session'
import { inside } from '../shell/routes'
import { lookIn } from './look'
import { customerQuery } from './queries'
import { tabs, type Tab } from './record/tabs'

export const customerRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/customers',
    validateSearch: lookIn,
    component: lazyRouteComponent(() => import('./CustomersPage'), 'CustomersPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/customers/import',
    validateSearch: (search: Record<string, unknown>): { run?: string } =>
      typeof search['run'] === 'string' ? { run: search['run'] } : {},
    component: lazyRouteComponent(() => import('./importing/ImportPage'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/customers/$id',
    validateSearch: (search: Record<string, unknown>): { tab?: Tab } => {
      const tab = tabs.find((known) => known === search['tab'])
      return tab === undefined ? {} : { tab }
    },
    // Asked for while the page's code is fetched; the page says what came of it.
    loader: ({ context, params }) => {
      if (context.queries.getQueryData(sessionQuery.queryKey)?.rights.includes('readCustomers') === true)
        void context.queries.query(customerQuery(params.id)).catch(noop)
    },
    component: lazyRouteComponent(() => import('./record/CustomerPage'), 'CustomerPage'),
  }),
] as const
