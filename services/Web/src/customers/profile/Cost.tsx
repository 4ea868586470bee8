import { Paper, Skeleton, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/client'
import { useNames } from '../../billing/useNames'
import { dayBefore } from '../../i18n/figures'
import { useFigures } from '../../i18n/useFigures'
import { Refusal } from '../../shell/Trouble'
import '../../billing/billing.css'

/** What a customer has cost in the running billing period. */
export function Cost({ id }: { id: string }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const names = useNames()
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
          <div className="figure figures">{figures.money(data.amount, data.currency)}</div>
          {data.units.length > 0 && (
            <table className="lines lines-flush">
              <caption className="sr-only">{t('customer.cost')}</caption>
              <tbody>
                {data.units.map((unit) => (
                  <tr key={unit.meter}>
                    <th scope="row">{names.meter(unit.meter)}</th>
                    <td className="end">{figures.quantity(unit.quantity)}</td>
                    <td className="end">{figures.money(unit.amount, data.currency)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <Text size="sm" c="dimmed" mt="sm">
            {t('customer.costOf', { from: figures.day(data.periodFrom), to: figures.day(dayBefore(data.periodTo)) })}
          </Text>
        </>
      )}
    </Paper>
  )
}
