import { Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useQuery, type UseMutationResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { useFigures } from '../i18n/useFigures'
import { Lines } from '../shell/Rows'
import { Refusal } from '../shell/Trouble'
import { LineTable } from './LineTable'
import { previewQuery } from './queries'

interface Props {
  plan: string
  name: string
  account: Schemas['BillingAccount']
  change: UseMutationResult<Schemas['BillingAccount'], Error, string>
}

/** What a change of plan comes to, to the cent, before it is made. */
export function PlanPreview({ plan, name, account, change }: Props): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const { data, error } = useQuery(previewQuery(plan))
  const title = t('billing.changeTo', { plan: name })
  if (data === undefined) return <Paper>{error === null ? <Lines count={4} /> : <Refusal error={error} />}</Paper>
  const { currency } = data.then
  const atRenewal = data.holdsFrom >= account.periodTo
  const figure = (label: string, amount: string): ReactElement => (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <div className="figure figures">{figures.money(amount, currency)}</div>
    </div>
  )
  return (
    <Paper component="section" aria-label={title}>
      <Stack gap="md">
        <div>
          <Title order={2}>{title}</Title>
          <Text>{t(atRenewal ? 'billing.atRenewal' : 'billing.fromToday', { day: figures.day(data.holdsFrom) })}</Text>
        </div>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          {figure(t('billing.difference'), data.difference)}
          {figure(t('billing.newTotal'), data.then.total)}
          {figure(t('billing.nextPeriod'), data.nextPeriod)}
        </SimpleGrid>
        {!atRenewal && (
          <Paper p={0}>
            <LineTable lines={data.then.lines} currency={currency} period={data.then} sums={data.then} caption={title} />
          </Paper>
        )}
        <Group>
          <Button loading={change.isPending} onClick={() => change.mutate(plan)}>
            {t(atRenewal ? 'billing.confirmRenewal' : 'billing.confirmNow', { plan: name })}
          </Button>
          <Button variant="default" renderRoot={(props) => <Link to="/billing/plan" search={{}} {...props} />}>
            {t('billing.cancel')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
