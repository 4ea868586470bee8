import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../shell/routes'

interface People {
  tab?: 'members' | 'invitations' | 'teams'
  invite?: true
  member?: string
}

function peopleOf(search: Record<string, unknown>): People {
  const { tab, invite, member } = search
  return {
    ...(tab === 'members' || tab === 'invitations' || tab === 'teams' ? { tab } : {}),
    ...(invite === true ? { invite } : {}),
    ...(typeof member === 'string' ? { member } : {}),
  }
}

interface Audit {
  actor?: string
  entity?: string
  from?: string
  to?: string
  after?: number
}

function auditOf({ actor, entity, from, to, after }: Record<string, unknown>): Audit {
  const isDay = (text: unknown): text is string => typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text)
  return {
    ...(typeof actor === 'string' ? { actor } : {}),
    ...(typeof entity === 'string' ? { entity } : {}),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to } : {}),
    ...(typeof after === 'number' ? { after } : {}),
  }
}

const frame = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: lazyRouteComponent(() => import('./SettingsFrame'), 'SettingsFrame'),
})

const people = createRoute({
  getParentRoute: () => frame,
  path: '/people',
  validateSearch: peopleOf,
  component: lazyRouteComponent(() => import('./PeoplePage'), 'PeoplePage'),
})

const seats = createRoute({
  getParentRoute: () => frame,
  path: '/seats',
  component: lazyRouteComponent(() => import('./SeatsPage'), 'SeatsPage'),
})

const company = createRoute({
  getParentRoute: () => frame,
  path: '/company',
  component: lazyRouteComponent(() => import('./CompanyPage'), 'CompanyPage'),
})

const keys = createRoute({
  getParentRoute: () => frame,
  path: '/keys',
  component: lazyRouteComponent(() => import('./KeysPage'), 'KeysPage'),
})

const audit = createRoute({
  getParentRoute: () => frame,
  path: '/audit',
  validateSearch: auditOf,
  component: lazyRouteComponent(() => import('./AuditPage'), 'AuditPage'),
})

const mailed = createRoute({
  getParentRoute: () => inside,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('./MailedPath'), 'MailedPath'),
})

export const settingsRoutes = [frame.addChildren([company, people, seats, keys, audit]), mailed] as const
