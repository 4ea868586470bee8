import { Badge } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Webhook } from './queries'

/** Whether a webhook gets events; why not, where it does not. */
export function WebhookStateBadge({ webhook }: { webhook: Webhook }): ReactElement {
  const { t } = useTranslation()
  const isTrouble = webhook.state === 'gone' || webhook.state === 'failing'
  return (
    <Badge variant="light" color={webhook.state === 'enabled' ? 'teal' : isTrouble ? 'red' : 'gray'}>
      {t(`webhooks.state.${webhook.state}`)}
    </Badge>
  )
}
