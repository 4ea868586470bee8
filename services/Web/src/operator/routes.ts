import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { root } from '../shell/routes'
import { operatorSession } from './api'
import { tenantSearchOf } from './queries'

const inConsole = createRoute({
  getParentRoute: () => root,
  path: '/operator',
  component: lazyRouteComponent(() => import('./OperatorShell'), 'OperatorShell'),
  beforeLoad: async ({ context }) => {
    if ((await context.queries.query({ ...operatorSession, staleTime: 'static' })) === null) throw redirect({ to: '/operator/sign-in' })
  },
})

const pages = [
  createRoute({
    getParentRoute: () => inConsole,
    path: '/',
    validateSearch: tenantSearchOf,
    component: lazyRouteComponent(() => import('./TenantsPage'), 'TenantsPage'),
  }),
  createRoute({
    getParentRoute: () => inConsole,
    path: '/tenants/$id',
    component: lazyRouteComponent(() => import('./TenantPage'), 'TenantPage'),
  }),
  createRoute({
    getParentRoute: () => inConsole,
    path: '/unpaid',
    component: lazyRouteComponent(() => import('./UnpaidPage'), 'UnpaidPage'),
  }),
  createRoute({
    getParentRoute: () => inConsole,
    path: '/revenue',
    component: lazyRouteComponent(() => import('./RevenuePage'), 'RevenuePage'),
  }),
  createRoute({
    getParentRoute: () => inConsole,
    path: '/prices',
    validateSearch: (search): { from?: string } => (typeof search['from'] === 'string' ? { from: search['from'] } : {}),
    component: lazyRouteComponent(() => import('./PricesPage'), 'PricesPage'),
  }),
  createRoute({
    getParentRoute: () => inConsole,
    path: '/findings',
    component: lazyRouteComponent(() => import('./FindingsPage'), 'FindingsPage'),
  }),
  createRoute({
    getParentRoute: () => inConsole,
    path: '/operators',
    component: lazyRouteComponent(() => import('./OperatorsPage'), 'OperatorsPage'),
  }),
  createRoute({
    getParentRoute: () => inConsole,
    path: '/journal',
    component: lazyRouteComponent(() => import('./JournalPage'), 'JournalPage'),
  }),
] as const

export const operatorRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/operator/sign-in',
    component: lazyRouteComponent(() => import('./OperatorSignIn'), 'OperatorSignIn'),
  }),
  inConsole.addChildren(pages),
] as const
