import { Alert, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery, useMay } from '../api/session'
import { useFigures } from '../i18n/useFigures'
import { Lines } from '../shell/Rows'
import { Refusal } from '../shell/Trouble'
import { PlanCard } from './PlanCard'
import { PlanPreview } from './PlanPreview'
import { accountOfBilling, pricesQuery } from './queries'
import { useChangePlan } from './useChangePlan'

/** The plans beside each other, with what the company's own use would cost under each. */
export function PlanPage(): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const may = useMay()
  const { to } = useSearch({ from: '/inside/billing/plan' })
  const account = useQuery(accountOfBilling)
  const tenant = useQuery({ ...tenantQuery, enabled: may('readTenant') })
  const currency = account.data?.currency
  const prices = useQuery({ ...pricesQuery(currency ?? ''), enabled: currency !== undefined })
  const change = useChangePlan()
  const error = account.error ?? prices.error
  if (error !== null) return <Refusal error={error} />
  if (account.data === undefined || prices.data === undefined) return <Lines count={6} />
  // A period is over when the company is older than the running one.
  const period = tenant.data !== undefined && tenant.data.openedAt < account.data.startsAt ? 'last' : 'running'
  const { nextPlan, plan: now, periodTo } = account.data
  const nameOf = (code: string): string => prices.data.plans.find((plan) => plan.code === code)?.name ?? code
  return (
    <Stack gap="lg">
      {nextPlan !== null && (
        <Alert color="teal" variant="light" title={t('billing.comes', { plan: nameOf(nextPlan), day: figures.day(periodTo) })}>
          <Group justify="space-between">
            <Text size="sm">{t('billing.comesText', { plan: nameOf(now) })}</Text>
            {may('manageBilling') && (
              <Button variant="default" size="sm" loading={change.isPending} onClick={() => change.mutate(now)}>
                {t('billing.stay', { plan: nameOf(now) })}
              </Button>
            )}
          </Group>
        </Alert>
      )}
      {to !== undefined && to !== now && to !== nextPlan && may('manageBilling') && (
        <PlanPreview plan={to} name={nameOf(to)} account={account.data} change={change} />
      )}
      <Text c="dimmed">{t(period === 'last' ? 'billing.whatIfLast' : 'billing.whatIfRunning')}</Text>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: Math.min(4, prices.data.plans.length) }}>
        {prices.data.plans.map((plan) => (
          <PlanCard
            key={plan.code}
            plan={plan}
            currency={account.data.currency}
            account={account.data}
            period={period}
            rankNow={rankOf(now)}
          />
        ))}
      </SimpleGrid>
    </Stack>
  )

  function rankOf(code: string): number {
    return prices.data?.plans.find((plan) => plan.code === code)?.rank ?? 0
  }
}
