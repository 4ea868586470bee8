import { Badge, Button, Group, SegmentedControl, Stack, Table, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { IconSend } from '@tabler/icons-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId } from '../../api/client'
import { useFigures } from '../../i18n/useFigures'
import { Empty, Rows } from '../../shell/Rows'
import { useAct } from '../../shell/useAct'
import { useActWords } from '../audit/words'
import { deliveriesQuery, type Delivery, type Outcome } from './queries'

const pendingMs = 3_000
const keptMs = 30 * 86_400_000
const outcomes = ['pending', 'delivered', 'givenUp'] as const satisfies readonly Outcome[]
const colours = { pending: 'gray', delivered: 'teal', givenUp: 'red' } as const

/** What was sent to a webhook, and what became of it; while something waits it is read again and again. */
export function Deliveries({ id }: { id: string }): ReactElement {
  const { t } = useTranslation()
  const [outcome, setOutcome] = useState<Outcome | undefined>(undefined)
  const query = useInfiniteQuery({
    ...deliveriesQuery(id, outcome),
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some((delivery) => delivery.outcome === 'pending')) === true ? pendingMs : false,
  })
  const resending = useAct({
    run: () =>
      answer(
        api.POST('/v1/webhooks/{id}/resend', {
          body: { since: new Date(Date.now() - keptMs).toISOString() },
          params: { path: { id }, header: { 'Idempotency-Key': newId() } },
        }),
      ),
    reads: [['webhooks', id]],
    done: ({ count }) => t('webhooks.resent', { count }),
  })
  return (
    <Stack>
      <Group justify="space-between">
        <SegmentedControl
          aria-label={t('webhooks.outcomes')}
          value={outcome ?? ''}
          onChange={(value) => setOutcome(outcomes.find((known) => known === value))}
          data={[{ value: '', label: t('webhooks.all') }, ...outcomes.map((value) => ({ value, label: t(`webhooks.outcome.${value}`) }))]}
        />
        <Button variant="default" loading={resending.isPending} onClick={() => resending.mutate()}>
          {t('webhooks.resendFailed')}
        </Button>
      </Group>
      <Rows query={query} empty={<Empty icon={IconSend} title={t('webhooks.noDeliveries')} text={t('webhooks.noDeliveriesText')} />}>
        {(deliveries) => (
          <Table>
            <Table.Tbody>
              {deliveries.map((delivery) => (
                <DeliveryRow key={delivery.id} webhook={id} delivery={delivery} />
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Rows>
      {query.hasNextPage && (
        <Button variant="default" w="fit-content" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </Stack>
  )
}

function DeliveryRow({ webhook, delivery }: { webhook: string; delivery: Delivery }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const words = useActWords()
  const resending = useAct({
    run: () =>
      answer(
        api.POST('/v1/webhooks/{id}/deliveries/{deliveryId}/resend', {
          params: { path: { id: webhook, deliveryId: delivery.id }, header: { 'Idempotency-Key': newId() } },
        }),
      ),
    reads: [['webhooks', webhook]],
    done: () => t('webhooks.resentOne'),
  })
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="xs">
          <Text>{words.event(delivery.type)}</Text>
          <Badge variant="light" color={colours[delivery.outcome]}>
            {t(`webhooks.outcome.${delivery.outcome}`)}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed" className="figures">
          {figures.instant(delivery.createdAt)} · {t('webhooks.attempted', { count: delivery.attempts })}
          {delivery.nextAttemptAt != null && ` · ${t('webhooks.next', { time: figures.instant(delivery.nextAttemptAt) })}`}
        </Text>
      </Table.Td>
      <Table.Td ta="end">
        <Button variant="subtle" size="compact-sm" loading={resending.isPending} onClick={() => resending.mutate()}>
          {t('webhooks.resend')}
        </Button>
      </Table.Td>
    </Table.Tr>
  )
}
