import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../shell/routes'

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** Which usage is looked at: of a meter (all text), between two days. */
export interface UsageSearch {
  meter?: string
  from?: string
  to?: string
  /** An interaction whose cost is shown. */
  interaction?: string
}

const date = (value: unknown): string | undefined => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined)

function kept<T extends Record<string, unknown>>(search: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: NonNullable<T[K]> }
}

const inBilling = createRoute({
  getParentRoute: () => inside,
  path: '/billing',
  component: lazyRouteComponent(() => import('./BillingFrame'), 'BillingFrame'),
})

const pages = [
  createRoute({
    getParentRoute: () => inBilling,
    path: '/',
    component: lazyRouteComponent(() => import('./StatementPage'), 'StatementPage'),
  }),
  createRoute({
    getParentRoute: () => inBilling,
    path: '/usage',
    validateSearch: (search: Record<string, unknown>): UsageSearch =>
      kept({
        meter: text(search['meter']),
        from: date(search['from']),
        to: date(search['to']),
        interaction: text(search['interaction']),
      }),
    component: lazyRouteComponent(() => import('./UsagePage'), 'UsagePage'),
  }),
  createRoute({
    getParentRoute: () => inBilling,
    path: '/plan',
    validateSearch: (search: Record<string, unknown>): { to?: string } => kept({ to: text(search['to']) }),
    component: lazyRouteComponent(() => import('./PlanPage'), 'PlanPage'),
  }),
  createRoute({
    getParentRoute: () => inBilling,
    path: '/budgets',
    validateSearch: (search: Record<string, unknown>): { edit?: string } => kept({ edit: text(search['edit']) }),
    component: lazyRouteComponent(() => import('./BudgetsPage'), 'BudgetsPage'),
  }),
  createRoute({
    getParentRoute: () => inBilling,
    path: '/invoices',
    component: lazyRouteComponent(() => import('./InvoicesPage'), 'InvoicesPage'),
  }),
  createRoute({
    getParentRoute: () => inBilling,
    path: '/invoices/$id',
    component: lazyRouteComponent(() => import('./InvoicePage'), 'InvoicePage'),
  }),
  createRoute({
    getParentRoute: () => inBilling,
    path: '/details',
    component: lazyRouteComponent(() => import('./DetailsPage'), 'DetailsPage'),
  }),
] as const

export const billingRoutes = [inBilling.addChildren(pages)] as const
