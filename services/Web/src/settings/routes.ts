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
}

function auditOf({ actor, entity, from, to }: Record<string, unknown>): Audit {
  const isDay = (text: unknown): text is string => typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text)
  return {
    ...(typeof actor === 'string' ? { actor } : {}),
    ...(typeof entity === 'string' ? { entity } : {}),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to } : {}),
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
  component: lazyRouteComponent(() => import('./company/CompanyPage'), 'CompanyPage'),
})

const keys = createRoute({
  getParentRoute: () => frame,
  path: '/keys',
  component: lazyRouteComponent(() => import('./KeysPage'), 'KeysPage'),
})

const fields = createRoute({
  getParentRoute: () => frame,
  path: '/fields',
  validateSearch: ({ tab }: Record<string, unknown>): { tab?: 'fields' | 'rights' } =>
    tab === 'fields' || tab === 'rights' ? { tab } : {},
  component: lazyRouteComponent(() => import('./fields/FieldsPage'), 'FieldsPage'),
})

const webhooks = createRoute({
  getParentRoute: () => frame,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('./webhooks/WebhooksPage'), 'WebhooksPage'),
})

const webhook = createRoute({
  getParentRoute: () => frame,
  path: '/webhooks/$id',
  component: lazyRouteComponent(() => import('./webhooks/WebhookPage'), 'WebhookPage'),
})

const audit = createRoute({
  getParentRoute: () => frame,
  path: '/audit',
  validateSearch: auditOf,
  component: lazyRouteComponent(() => import('./audit/AuditPage'), 'AuditPage'),
})

const mailed = createRoute({
  getParentRoute: () => inside,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('./MailedPath'), 'MailedPath'),
})

export const settingsRoutes = [frame.addChildren([company, people, seats, fields, keys, webhooks, webhook, audit]), mailed] as const
