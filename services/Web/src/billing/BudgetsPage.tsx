import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconGauge, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../api/session'
import { useFigures } from '../i18n/useFigures'
import { Empty, Rows } from '../shell/Rows'
import { Bar } from './Bar'
import { BudgetForm } from './BudgetForm'
import { budgetsQuery, type Budget } from './queries'
import { useDeleteBudget } from './useBudgets'
import { useNames } from './useNames'

/** Bounds that the company sets itself, with how much of each is used. */
export function BudgetsPage(): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const { edit } = useSearch({ from: '/inside/billing/budgets' })
  const { data, error } = useQuery(budgetsQuery)
  const edited = data?.items.find((budget) => budget.id === edit)
  const make = (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      renderRoot={(props) => <Link to="/billing/budgets" search={{ edit: 'new' }} {...props} />}
    >
      {t('billing.newBudget')}
    </Button>
  )
  return (
    <Stack gap="lg">
      {may('manageBilling') && edit === 'new' && <BudgetForm key="new" />}
      {may('manageBilling') && edited !== undefined && <BudgetForm key={edited.id} budget={edited} />}
      <Rows
        query={{ data: data?.items, error }}
        empty={
          edit === 'new' ? null : (
            <Empty icon={IconGauge} title={t('billing.noBudgets')} text={t('billing.noBudgetsText')}>
              {may('manageBilling') && make}
            </Empty>
          )
        }
      >
        {(budgets) => (
          <>
            {may('manageBilling') && edit === undefined && <Group>{make}</Group>}
            {budgets.map((budget) => (
              <BudgetCard key={budget.id} budget={budget} />
            ))}
          </>
        )}
      </Rows>
    </Stack>
  )
}

function BudgetCard({ budget }: { budget: Budget }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const names = useNames()
  const may = useMay()
  const remove = useDeleteBudget()
  const near = Math.min(80, ...budget.alerts)
  const [used, of] = [budget.spent ?? budget.used ?? 0, budget.amount ?? budget.units ?? 0]
  const say = (value: string | number): string =>
    budget.amount !== null && budget.currency !== null ? figures.money(String(value), budget.currency) : figures.quantity(value)
  const rests = budget.amount !== null && budget.spent === null
  return (
    <Paper component="section" aria-label={budget.name}>
      <Group justify="space-between" mb="xs">
        <Group gap="xs">
          <Title order={2}>{budget.name}</Title>
          {budget.hardCap && (
            <Badge color="gray" variant="outline" c="inherit">
              {t('billing.hardCap')}
            </Badge>
          )}
        </Group>
        {may('manageBilling') && (
          <Group gap="xs">
            <Button
              size="sm"
              variant="default"
              renderRoot={(props) => <Link to="/billing/budgets" search={{ edit: budget.id }} {...props} />}
            >
              {t('billing.change')}
            </Button>
            <Button size="sm" variant="subtle" color="gray" c="inherit" loading={remove.isPending} onClick={() => remove.mutate(budget)}>
              {t('billing.delete')}
            </Button>
          </Group>
        )}
      </Group>
      <Bar used={used} of={of} near={near} />
      <Group justify="space-between" mt={6} gap={4}>
        <Text className="figures">
          {rests ? t('billing.rests') : t('billing.usedOf', { used: say(used), of: say(of) })}
          <Text component="span" c="dimmed">
            {' · '}
            {budget.meter === null ? t('billing.allUsage') : names.meter(budget.meter)}
          </Text>
        </Text>
        <Text size="sm" c="dimmed">
          {budget.alerts.length > 0 && t('billing.alertsAt', { at: budget.alerts.map((alert) => `${alert} %`).join(', ') })}
          {budget.hardCap && ` ${t('billing.refusedBeyond')}`}
        </Text>
      </Group>
    </Paper>
  )
}
