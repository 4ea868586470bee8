import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../shell/routes'

export const accountRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/account',
    component: lazyRouteComponent(() => import('./AccountPage'), 'AccountPage'),
  }),
] as const
