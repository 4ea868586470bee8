import { Button, Paper, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconPlus, IconWebhook } from '@tabler/icons-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../shell/PageHead'
import { Empty, Rows } from '../../shell/Rows'
import { TextLink } from '../../shell/TextLink'
import { webhooksQuery } from './queries'
import { WebhookForm } from './WebhookForm'
import { WebhookStateBadge } from './WebhookStateBadge'

/** Where other programs hear of what happens. */
export function WebhooksPage(): ReactElement {
  const { t } = useTranslation()
  const query = useQuery(webhooksQuery)
  const [isNew, setNew] = useState(false)
  return (
    <Stack gap="md">
      <PageHead title={t('settings.places.webhooks')} about={t('webhooks.about')}>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNew(true)}>
          {t('webhooks.new')}
        </Button>
      </PageHead>
      <Rows query={query} empty={<Empty icon={IconWebhook} title={t('webhooks.none')} text={t('webhooks.noneText')} />}>
        {(webhooks) =>
          webhooks.map((webhook) => (
            <Paper key={webhook.id} p="md" component="article" aria-label={webhook.url}>
              <TextLink to="/settings/webhooks/$id" params={{ id: webhook.id }} fw={550} className="breaks">
                {webhook.url}
              </TextLink>{' '}
              <WebhookStateBadge webhook={webhook} />
              {webhook.description !== '' && <Text>{webhook.description}</Text>}
              <Text size="sm" c="dimmed" className="breaks">
                {webhook.events.join(', ')}
              </Text>
            </Paper>
          ))
        }
      </Rows>
      {isNew && <WebhookForm webhook={null} close={() => setNew(false)} />}
    </Stack>
  )
}
