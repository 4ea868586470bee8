import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../shell/routes'

export const homeRoutes = [
  createRoute({ getParentRoute: () => inside, path: '/', component: lazyRouteComponent(() => import('./HomePage'), 'HomePage') }),
] as const
