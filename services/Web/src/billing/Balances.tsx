import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { useFigures } from '../i18n/useFigures'

/** What is left in balances, and what was agreed with this company alone. */
export function Balances({ account }: { account: Schemas['BillingAccount'] }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const { terms } = account
  const row = (key: string, label: string, value: string): ReactElement => (
    <Group key={key} justify="space-between" wrap="nowrap">
      <Text>{label}</Text>
      <Text className="figures">{value}</Text>
    </Group>
  )
  return (
    <>
      <Paper component="section" aria-label={t('billing.balances')}>
        <Stack gap="xs">
          <Title order={2}>{t('billing.balances')}</Title>
          {account.balances.length === 0 && <Text c="dimmed">{t('billing.noBalances')}</Text>}
          {account.balances.flatMap((left) => [
            row(`c${left.currency}`, t('billing.kind.credit'), figures.money(left.credit, left.currency)),
            row(`p${left.currency}`, t('billing.kind.prepaid'), figures.money(left.prepaid, left.currency)),
          ])}
        </Stack>
      </Paper>
      <Paper component="section" aria-label={t('billing.agreed')}>
        <Stack gap="xs">
          <Title order={2}>{t('billing.agreed')}</Title>
          {row('due', t('billing.dueDays'), t('billing.days', { count: terms.dueDays, days: terms.dueDays }))}
          {terms.tax != null && row('tax', terms.tax.code, figures.share(terms.tax.rate))}
          {terms.base != null && row('base', t('billing.base'), figures.money(terms.base, terms.currency))}
          {terms.seat != null && row('seat', t('billing.meter.seats'), figures.money(terms.seat, terms.currency))}
          {(terms.coupons ?? []).map((coupon) =>
            row(
              `d${coupon.code}`,
              t('billing.kind.discount', { what: coupon.code }),
              coupon.percent != null ? `${figures.quantity(coupon.percent)} %` : figures.money(coupon.amount ?? '0', terms.currency),
            ),
          )}
          {(terms.commitments ?? []).map((promise) =>
            row(`k${promise.code}`, t('billing.commitment', { what: promise.code }), figures.money(promise.amount, terms.currency)),
          )}
        </Stack>
      </Paper>
    </>
  )
}
