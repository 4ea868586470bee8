import { Paper, Stack, Title } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { useFigures } from '../i18n/useFigures'
import { PageHead } from '../shell/PageHead'
import { Empty, Rows } from '../shell/Rows'
import { Grid } from './Grid'
import { revenueQuery } from './queries'
import { RevenueChart } from './RevenueChart'

type Month = Schemas['RevenueMonth']

/** What all companies' invoices came to by month, in each currency, and which companies came and went. */
export function RevenuePage(): ReactElement {
  const { t } = useTranslation()
  const { data, error } = useQuery(revenueQuery)
  const currencies = data === undefined ? undefined : [...new Set(data.months.map((month) => month.currency))]
  return (
    <Stack gap="lg">
      <PageHead title={t('operator.nav.revenue')} about={t('operator.revenueText')} />
      <Rows
        query={{ data: currencies, error }}
        empty={
          <Paper p={0}>
            <Empty icon={IconChartBar} title={t('operator.noRevenue')} text={t('operator.noInvoicesText')} />
          </Paper>
        }
      >
        {(all) =>
          all.map((currency) => (
            <InCurrency key={currency} currency={currency} months={data?.months.filter((month) => month.currency === currency) ?? []} />
          ))
        }
      </Rows>
    </Stack>
  )
}

function InCurrency({ currency, months }: { currency: string; months: readonly Month[] }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const oldest = months.findLastIndex((month) => month.companies > 0 || (month.lostCompanies ?? 0) > 0)
  const shown = months.slice(0, oldest + 1)
  const money = (amount: string | null): string => (amount === null ? '–' : figures.money(amount, currency))
  const count = (companies: number | null): string => (companies === null ? '–' : figures.quantity(companies))
  return (
    <section aria-label={currency}>
      <Stack>
        <Title order={2}>{currency}</Title>
        <Paper>
          <RevenueChart months={shown} currency={currency} />
        </Paper>
        <Grid
          caption={`${t('operator.nav.revenue')} ${currency}`}
          query={{ data: shown, error: null }}
          keyOf={(month) => month.month}
          empty={{ icon: IconChartBar, title: t('operator.noRevenue'), text: t('operator.noInvoicesText') }}
          columns={[
            { head: t('operator.month'), cell: (month) => figures.month(month.month) },
            { head: t('operator.net'), atEnd: true, cell: (month) => money(month.net) },
            { head: t('operator.recurring'), atEnd: true, cell: (month) => money(month.recurring) },
            { head: t('operator.usage'), atEnd: true, isMinor: true, cell: (month) => money(month.usage) },
            { head: t('operator.other'), atEnd: true, isMinor: true, cell: (month) => money(month.other) },
            { head: t('operator.paying'), atEnd: true, isMinor: true, cell: (month) => count(month.companies) },
            { head: t('operator.came'), atEnd: true, isMinor: true, cell: (month) => count(month.newCompanies) },
            { head: t('operator.went'), atEnd: true, isMinor: true, cell: (month) => count(month.lostCompanies) },
            { head: t('operator.wentRecurring'), atEnd: true, isMinor: true, cell: (month) => money(month.lostRecurring) },
          ]}
        />
      </Stack>
    </section>
  )
}
