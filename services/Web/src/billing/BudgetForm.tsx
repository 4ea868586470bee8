import { Button, Group, Paper, SegmentedControl, Select, SimpleGrid, Stack, Switch, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { newId, Refused } from '../api/client'
import { Refusal } from '../shell/Trouble'
import { accountOfBilling, metersQuery, type Budget } from './queries'
import { useSaveBudget } from './useBudgets'
import { useNames } from './useNames'

const everything = '*'

/** Makes a budget or changes one. What it bounds is chosen once. */
export function BudgetForm({ budget }: { budget?: Budget }): ReactElement {
  const { t } = useTranslation()
  const names = useNames()
  const { data: meters } = useQuery(metersQuery)
  const { data: account } = useQuery(accountOfBilling)
  const [key] = useState(() => newId())
  const [kind, setKind] = useState<string>(budget !== undefined && budget.amount !== null ? 'money' : 'units')
  const [meter, setMeter] = useState(budget === undefined ? 'messages.outbound' : (budget.meter ?? everything))
  const save = useSaveBudget(budget, key)
  const inMoney = kind === 'money'
  const choices = (meters?.items ?? []).map((one) => ({ value: one.code, label: names.meter(one.code) }))
  const mayCap = inMoney ? meter === everything : meter === 'messages.outbound' || meter === 'storage.bytes'
  const faultOf = (field: string): string | undefined =>
    save.error instanceof Refused && save.error.field?.startsWith(field) === true ? save.error.message : undefined
  const title = t(budget === undefined ? 'billing.newBudget' : 'billing.changeBudget')
  const submit = (form: FormData): void => {
    const text = (name: string): string => (typeof form.get(name) === 'string' ? (form.get(name) as string).trim() : '')
    save.mutate({
      name: text('name'),
      ...(meter === everything ? {} : { meter }),
      ...(inMoney ? { amount: text('bound') } : { units: Number(text('bound').replace(/[\s,]/g, '')) }),
      alerts: text('alerts')
        .split(/[\s,%]+/)
        .filter(Boolean)
        .map(Number),
      hardCap: mayCap && form.get('hardCap') !== null,
    })
  }
  return (
    <Paper
      component="form"
      aria-label={title}
      onSubmit={(event: React.SubmitEvent<HTMLFormElement>) => {
        event.preventDefault()
        submit(new FormData(event.currentTarget))
      }}
    >
      <Stack>
        <Title order={2}>{title}</Title>
        {save.isError && <Refusal error={save.error} />}
        <TextInput
          name="name"
          label={t('billing.name')}
          defaultValue={budget?.name ?? ''}
          required
          maxLength={100}
          autoFocus
          error={faultOf('name')}
        />
        {budget === undefined && (
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <SegmentedControl
              aria-label={t('billing.boundIn')}
              value={kind}
              onChange={(value) => {
                setKind(value)
                setMeter(value === 'money' ? everything : 'messages.outbound')
              }}
              data={[
                { value: 'units', label: t('billing.inUnits') },
                { value: 'money', label: t('billing.inMoney') },
              ]}
            />
            <Select
              aria-label={t('billing.meterWord')}
              data={inMoney ? [{ value: everything, label: t('billing.allUsage') }, ...choices] : choices}
              value={meter}
              allowDeselect={false}
              onChange={(value) => {
                if (value !== null) setMeter(value)
              }}
            />
          </SimpleGrid>
        )}
        <TextInput
          name="bound"
          label={inMoney ? t('billing.amountIn', { currency: account?.currency ?? '' }) : t('billing.units')}
          description={t('billing.perPeriod')}
          defaultValue={String(budget?.amount ?? budget?.units ?? '')}
          inputMode={inMoney ? 'decimal' : 'numeric'}
          required
          error={faultOf(inMoney ? 'amount' : 'units')}
        />
        <TextInput
          name="alerts"
          label={t('billing.alerts')}
          description={t('billing.alertsHint')}
          defaultValue={(budget?.alerts ?? [50, 80, 100]).join(', ')}
          error={faultOf('alerts')}
        />
        {mayCap && (
          <Switch
            name="hardCap"
            label={t('billing.hardCap')}
            description={t('billing.hardCapHint')}
            defaultChecked={budget?.hardCap ?? false}
          />
        )}
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t('billing.save')}
          </Button>
          <Button variant="default" renderRoot={(props) => <Link to="/billing/budgets" search={{}} {...props} />}>
            {t('billing.cancel')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
