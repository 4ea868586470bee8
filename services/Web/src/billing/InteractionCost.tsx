import { CloseButton, Group, Paper, Skeleton, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '../shell/Trouble'
import { interactionQuery } from './queries'
import { UnitCosts } from './UnitCosts'

/** What one interaction cost, meter by meter. */
export function InteractionCost({ id, close }: { id: string; close: () => void }): ReactElement {
  const { t } = useTranslation()
  const { data, error } = useQuery(interactionQuery(id))
  const cost = data?.cost
  return (
    <Paper component="section" aria-label={t('billing.costOf')}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Title order={2}>{t('billing.costOf')}</Title>
          {data !== undefined && <Text c="dimmed">{data.subject}</Text>}
        </div>
        <CloseButton aria-label={t('billing.close')} onClick={close} />
      </Group>
      {error !== null && <Refusal error={error} />}
      {data === undefined && error === null && <Skeleton h={64} mt="sm" />}
      {cost != null && (
        <>
          <UnitCosts caption={t('billing.costOf')} cost={cost} />
          <Text size="sm" c="dimmed" mt="sm">
            {t(cost.isFinal ? 'billing.isFinal' : 'billing.isMoving')}
          </Text>
        </>
      )}
    </Paper>
  )
}
