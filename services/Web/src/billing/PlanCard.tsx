import { Badge, Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { useMay } from '../api/session'
import { useFigures } from '../i18n/useFigures'
import { whatIfQuery } from './queries'
import { useNames } from './useNames'

interface Props {
  plan: Schemas['OfferedPlan']
  currency: string
  account: Schemas['BillingAccount']
  period: 'running' | 'last'
  rankNow: number
}

/** A plan: what it costs, what it includes, and what one's own use would have cost. */
export function PlanCard({ plan, currency, account, period, rankNow }: Props): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const names = useNames()
  const may = useMay()
  const whatIf = useQuery(whatIfQuery(plan.code, period))
  const { prices } = plan
  const holds = plan.code === account.plan
  return (
    <Paper className="plan-card" data-chosen={holds ? true : undefined} component="section" aria-label={plan.name}>
      <Stack gap="sm" h="100%">
        <Group justify="space-between">
          <Title order={2}>{plan.name}</Title>
          {holds && <Badge variant="light">{t('billing.yourPlan')}</Badge>}
          {plan.code === account.nextPlan && <Badge variant="default">{t('billing.nextPlan')}</Badge>}
        </Group>
        <div>
          <div className="figure figures">{figures.money(prices.base, currency)}</div>
          <Text size="sm" c="dimmed">
            {t('billing.perSeat', { amount: figures.money(prices.seat, currency) })}
            {' · '}
            {t('billing.seatsIncluded', { count: prices.includedSeats })}
          </Text>
        </div>
        <table className="lines lines-flush">
          <caption className="sr-only">{t('billing.includedIn', { plan: plan.name })}</caption>
          <tbody>
            {Object.entries(prices.meters).map(([code, price]) => (
              <tr key={code}>
                <th scope="row">
                  {names.meter(code)}
                  <div className="minor">
                    <PriceWords price={price.price} currency={currency} />
                  </div>
                </th>
                <td className="end">{price.included == null ? '–' : figures.quantity(price.included, 2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div>
          <Text size="sm" c="dimmed">
            {t('billing.yourUse')}
          </Text>
          {whatIf.error !== null ? (
            <Text size="sm">–</Text>
          ) : whatIf.data === undefined ? (
            <Skeleton h={28} w={120} />
          ) : (
            <Text fw={600} size="lg" className="figures">
              {figures.money(whatIf.data.total, whatIf.data.currency)}
            </Text>
          )}
        </div>
        {!holds && plan.code !== account.nextPlan && may('manageBilling') && (
          <Button
            mt="auto"
            variant={plan.rank > rankNow ? 'filled' : 'default'}
            renderRoot={(props) => <Link to="/billing/plan" search={{ to: plan.code }} {...props} />}
          >
            {t(plan.rank > rankNow ? 'billing.upgradeTo' : 'billing.downgradeTo', { plan: plan.name })}
          </Button>
        )}
      </Stack>
    </Paper>
  )
}

/** What units cost beyond what is included, in words. */
function PriceWords({ price, currency }: { price: Schemas['Price']; currency: string }): ReactElement | null {
  const { t } = useTranslation()
  const figures = useFigures()
  const first = price.tiers?.[0]
  if (price.unit != null) return <>{t('billing.then', { amount: figures.money(price.unit, currency) })}</>
  if (price.packageSize != null && price.packagePrice != null)
    return (
      <>{t('billing.thenPackage', { amount: figures.money(price.packagePrice, currency), units: figures.quantity(price.packageSize) })}</>
    )
  if (first?.unit != null) return <>{t('billing.thenFrom', { amount: figures.money(first.unit, currency) })}</>
  return null
}
