import { Paper, Skeleton, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/client'
import { UnitCosts } from '../../billing/UnitCosts'
import { dayBefore } from '../../i18n/figures'
import { useFigures } from '../../i18n/useFigures'
import { Refusal } from '../../shell/Trouble'

/** What a customer has cost in the running billing period. */
export function Cost({ id }: { id: string }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const { data, error } = useQuery({
    queryKey: ['customer', id, 'cost'],
    queryFn: () => answer(api.GET('/v1/customers/{id}/cost', { params: { path: { id } } })),
  })
  return (
    <Paper p="md">
      <Title order={2} className="panel-title">
        {t('customer.cost')}
      </Title>
      {error !== null && <Refusal error={error} />}
      {data === undefined && error === null && <Skeleton h={64} />}
      {data !== undefined && (
        <>
          <UnitCosts caption={t('customer.cost')} cost={data} />
          <Text size="sm" c="dimmed" mt="sm">
            {t('customer.costOf', { from: figures.day(data.periodFrom), to: figures.day(dayBefore(data.periodTo)) })}
          </Text>
        </>
      )}
    </Paper>
  )
}
