import { Navigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'

/** Mails about a webhook that was switched off lead to /webhooks. */
export function MailedPath(): ReactElement {
  return <Navigate to="/settings/webhooks" replace />
}
