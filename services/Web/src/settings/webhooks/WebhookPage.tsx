import { Button, Group, Modal, Stack, Tabs, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFigures } from '../../i18n/useFigures'
import { PageHead } from '../../shell/PageHead'
import { Lines } from '../../shell/Rows'
import { Secret } from '../../shell/Secret'
import { Refusal } from '../../shell/Trouble'
import { Attempts } from './Attempts'
import { Deliveries } from './Deliveries'
import { webhookQuery, type Webhook } from './queries'
import { useWebhookActs } from './useWebhookActs'
import { WebhookForm } from './WebhookForm'
import { WebhookStateBadge } from './WebhookStateBadge'

/** One webhook: what it gets, what became of it, and what can be done about it. */
export function WebhookPage(): ReactElement {
  const { id } = useParams({ from: '/inside/settings/webhooks/$id' })
  const { data, error } = useQuery(webhookQuery(id))
  if (data === undefined) return error === null ? <Lines count={6} /> : <Refusal error={error} />
  return <Body webhook={data} />
}

type Tab = 'deliveries' | 'attempts'

function Body({ webhook }: { webhook: Webhook }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const navigate = useNavigate()
  const [asked, setAsked] = useState<'edit' | 'remove' | 'secret' | null>(null)
  const [tab, setTab] = useState<Tab>('deliveries')
  const close = (): void => setAsked(null)
  const acts = useWebhookActs(webhook, () => void navigate({ to: '/settings/webhooks' }))
  const secret = acts.rotating.data?.secret
  return (
    <Stack gap="md">
      <PageHead title={webhook.description === '' ? t('webhooks.one') : webhook.description} about={webhook.url}>
        <Button variant="default" onClick={() => setAsked('edit')}>
          {t('common.edit')}
        </Button>
        <Button loading={acts.pinging.isPending} onClick={() => acts.pinging.mutate()}>
          {t('webhooks.ping')}
        </Button>
      </PageHead>
      <Group gap="xs">
        <WebhookStateBadge webhook={webhook} />
        <Text size="sm" c="dimmed">
          {t('webhooks.since', { time: figures.instant(webhook.stateSince) })} · {t(`settings.role.${webhook.role}`)}
        </Text>
      </Group>
      <Text size="sm" className="breaks">
        {webhook.events.join(', ')}
      </Text>
      {webhook.oldSecretsUntil != null && (
        <Text size="sm" c="dimmed">
          {t('webhooks.oldSecrets', { time: figures.instant(webhook.oldSecretsUntil) })}
        </Text>
      )}
      <Group gap="xs">
        <Button
          variant="default"
          loading={acts.switching.isPending}
          onClick={() => acts.switching.mutate({ enabled: webhook.state !== 'enabled', version: webhook.version })}
        >
          {t(webhook.state === 'enabled' ? 'webhooks.switchOff' : 'webhooks.switchOn')}
        </Button>
        <Button variant="default" onClick={() => setAsked('secret')}>
          {t('webhooks.rotate')}
        </Button>
        <Button variant="subtle" color="red" onClick={() => setAsked('remove')}>
          {t('webhooks.remove')}
        </Button>
      </Group>
      <Tabs value={tab} onChange={(value) => setTab(value === 'attempts' ? 'attempts' : 'deliveries')}>
        <Tabs.List mb="md">
          <Tabs.Tab value="deliveries">{t('webhooks.deliveries')}</Tabs.Tab>
          <Tabs.Tab value="attempts">{t('webhooks.attempts')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="deliveries">{tab === 'deliveries' && <Deliveries id={webhook.id} />}</Tabs.Panel>
        <Tabs.Panel value="attempts">{tab === 'attempts' && <Attempts id={webhook.id} />}</Tabs.Panel>
      </Tabs>
      {asked === 'edit' && <WebhookForm webhook={webhook} close={close} />}
      {(asked === 'remove' || asked === 'secret') && (
        <Modal
          opened
          onClose={close}
          title={t(asked === 'remove' ? 'webhooks.remove' : 'webhooks.rotate')}
          closeButtonProps={{ 'aria-label': t('common.close') }}
        >
          {asked === 'secret' && secret != null ? (
            <Secret
              text={t('webhooks.secretOnce')}
              secret={secret}
              close={() => {
                acts.rotating.reset()
                close()
              }}
            />
          ) : (
            <Stack>
              <Text>{t(asked === 'remove' ? 'webhooks.removeText' : 'webhooks.rotateText')}</Text>
              <Group justify="flex-end">
                <Button variant="default" onClick={close}>
                  {t('common.cancel')}
                </Button>
                {asked === 'remove' ? (
                  <Button color="red" loading={acts.removing.isPending} onClick={() => acts.removing.mutate()}>
                    {t('webhooks.remove')}
                  </Button>
                ) : (
                  <Button loading={acts.rotating.isPending} onClick={() => acts.rotating.mutate()}>
                    {t('webhooks.rotate')}
                  </Button>
                )}
              </Group>
            </Stack>
          )}
        </Modal>
      )}
    </Stack>
  )
}
