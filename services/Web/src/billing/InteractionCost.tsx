import { CloseButton, Group, Paper, Skeleton, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFigures } from '../i18n/useFigures'
import { Refusal } from '../shell/Trouble'
import { interactionQuery } from './queries'
import { useNames } from './useNames'

/** What one interaction cost, meter by meter. */
export function InteractionCost({ id, close }: { id: string; close: () => void }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const names = useNames()
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
          <div className="figure figures">{figures.money(cost.amount, cost.currency)}</div>
          <table className="lines lines-flush">
            <caption className="sr-only">{t('billing.costOf')}</caption>
            <tbody>
              {cost.units.map((unit) => (
                <tr key={unit.meter}>
                  <th scope="row">{names.meter(unit.meter)}</th>
                  <td className="end">{figures.quantity(unit.quantity)}</td>
                  <td className="end">{figures.money(unit.amount, cost.currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Text size="sm" c="dimmed" mt="sm">
            {t(cost.isFinal ? 'billing.isFinal' : 'billing.isMoving')}
          </Text>
        </>
      )}
    </Paper>
  )
}
