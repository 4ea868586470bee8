import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { among } from '../shell/among'
import { inside } from '../shell/routes'

export const views = ['mine', 'unassigned', 'all'] as const
export type View = (typeof views)[number]

export const states = ['open', 'pending', 'closed'] as const
export type State = (typeof states)[number]

/** What is looked at: which list, and what is open beside it. */
export interface InboxSearch {
  view?: View
  state?: State
  selected?: string
}

export function inboxSearchOf(search: Record<string, unknown>): InboxSearch {
  const view = among(views, search['view'])
  const state = among(states, search['state'])
  const selected = search['selected']
  return {
    ...(view !== undefined && { view }),
    ...(state !== undefined && { state }),
    ...(typeof selected === 'string' && /^[0-9a-f-]{32,36}$/i.test(selected) && { selected }),
  }
}

export const inboxRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/inbox',
    validateSearch: inboxSearchOf,
    component: lazyRouteComponent(() => import('./InboxPage'), 'InboxPage'),
  }),
] as const
