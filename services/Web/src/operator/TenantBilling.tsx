import { Button, Group, Paper, Select, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, newId, type Schemas } from '../api/client'
import { useFigures } from '../i18n/useFigures'
import { Lines } from '../shell/Rows'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'
import { operatorApi } from './api'
import { textOf } from './form'
import { billingOf } from './queries'
import { TermsForm } from './terms/TermsForm'

/** What a company pays by: balances to add to, and the terms agreed with it alone. */
export function TenantBilling({ id }: { id: string }): ReactElement {
  const { t } = useTranslation()
  const { data, error } = useQuery(billingOf(id))
  if (data === undefined) return <Paper>{error === null ? <Lines count={3} /> : <Refusal error={error} />}</Paper>
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <TermsForm key={data.version} id={id} account={data} />
      <Stack>
        <Paper>
          <Title order={2}>{t('billing.balances')}</Title>
          {data.balances.length === 0 && <Text c="dimmed">{t('operator.noBalances')}</Text>}
          {data.balances.map((left) => (
            <Left key={left.currency} left={left} />
          ))}
        </Paper>
        <AddBalance id={id} currency={data.currency} />
      </Stack>
    </SimpleGrid>
  )
}

function Left({ left }: { left: Schemas['BalancesLeft'] }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  return (
    <Text className="figures">
      {t('billing.kind.credit')} {figures.money(left.credit, left.currency)} · {t('billing.kind.prepaid')}{' '}
      {figures.money(left.prepaid, left.currency)}
    </Text>
  )
}

function AddBalance({ id, currency }: { id: string; currency: string }): ReactElement {
  const { t } = useTranslation()
  const [key, setKey] = useState(() => newId())
  const [kind, setKind] = useState<Schemas['BalanceKind']>('credit')
  const add = useAct<FormData>({
    run: (form) =>
      answer(
        operatorApi.POST('/v1/operator/tenants/{id}/billing/balances', {
          body: { kind, currency, amount: textOf(form, 'amount'), reason: textOf(form, 'reason') },
          params: { path: { id }, header: { 'Idempotency-Key': key } },
        }),
      ),
    reads: [['operator', 'tenant', id]],
    isForm: true,
    done: () => t('billing.saved'),
    then: () => setKey(newId()),
  })
  return (
    <Paper
      component="form"
      onSubmit={(event: React.SubmitEvent<HTMLFormElement>) => {
        event.preventDefault()
        add.mutate(new FormData(event.currentTarget))
      }}
    >
      <Stack>
        <Title order={2}>{t('operator.addBalance')}</Title>
        {add.isError && <Refusal error={add.error} />}
        <Select
          label={t('operator.balance')}
          data={[
            { value: 'credit', label: t('billing.kind.credit') },
            { value: 'prepaid', label: t('billing.kind.prepaid') },
          ]}
          value={kind}
          allowDeselect={false}
          onChange={(value) => setKind(value === 'prepaid' ? 'prepaid' : 'credit')}
        />
        <TextInput name="amount" label={t('billing.amountIn', { currency })} inputMode="decimal" required />
        <TextInput name="reason" label={t('operator.reason')} required maxLength={500} />
        <Group>
          <Button type="submit" loading={add.isPending}>
            {t('operator.add')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
