import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../shell/routes'

/** An address of our own to go back to, never one elsewhere. */
function backOf(search: Record<string, unknown>): { back?: string } {
  return typeof search['back'] === 'string' && /^\/(?![/\\])/.test(search['back']) ? { back: search['back'] } : {}
}

/** Where in the wizard somebody is; the company comes first. */
function stepOf(search: Record<string, unknown>): { step?: 'plan' } {
  return search['step'] === 'plan' ? { step: 'plan' } : {}
}

// The paths of links in mails: join, reset-password and verify-mail, each with its token behind the #.
export const accessRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    validateSearch: backOf,
    component: lazyRouteComponent(() => import('./SignInPage'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/sign-up',
    validateSearch: stepOf,
    component: lazyRouteComponent(() => import('./SignUpPage'), 'SignUpPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/forgot-password',
    component: lazyRouteComponent(() => import('./ForgotPasswordPage'), 'ForgotPasswordPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reset-password',
    component: lazyRouteComponent(() => import('./ResetPasswordPage'), 'ResetPasswordPage'),
  }),
  createRoute({ getParentRoute: () => root, path: '/join', component: lazyRouteComponent(() => import('./JoinPage'), 'JoinPage') }),
  createRoute({
    getParentRoute: () => root,
    path: '/verify-mail',
    component: lazyRouteComponent(() => import('./VerifyMailPage'), 'VerifyMailPage'),
  }),
] as const
