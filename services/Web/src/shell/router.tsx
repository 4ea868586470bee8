import { createRouter } from '@tanstack/react-router'
import { accessRoutes } from '../access/routes'
import { customerRoutes } from '../customers/routes'
import { billingRoutes } from '../billing/routes'
import { accountRoutes } from '../account/routes'
import { homeRoutes } from '../home/routes'
import { inboxRoutes } from '../inbox/routes'
import { operatorRoutes } from '../operator/routes'
import { settingsRoutes } from '../settings/routes'
import { queries } from './queries'
import { inside, root } from './routes'

export const router = createRouter({
  routeTree: root.addChildren([
    inside.addChildren([...homeRoutes, ...billingRoutes, ...customerRoutes, ...inboxRoutes, ...settingsRoutes, ...accountRoutes]),
    ...accessRoutes,
    ...operatorRoutes,
  ]),
  context: { queries },
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
