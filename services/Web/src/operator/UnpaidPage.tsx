import { IconReceipt2 } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { InvoiceState } from '../billing/InvoiceState'
import { useFigures } from '../i18n/useFigures'
import { PageHead } from '../shell/PageHead'
import { TextLink } from '../shell/TextLink'
import { Grid } from './Grid'
import { unpaidQuery } from './queries'

/** Invoices of all companies that wait to be paid, what is due longest first. */
export function UnpaidPage(): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const query = useInfiniteQuery(unpaidQuery)
  return (
    <>
      <PageHead title={t('operator.nav.unpaid')} />
      <Grid
        caption={t('operator.nav.unpaid')}
        query={query}
        keyOf={(row) => row.invoice.id}
        empty={{ icon: IconReceipt2, title: t('operator.noUnpaid'), text: t('operator.noUnpaidText') }}
        columns={[
          {
            head: t('billing.number'),
            cell: ({ tenant, invoice }) => (
              <TextLink to="/operator/tenants/$id" params={{ id: tenant }} inherit>
                {invoice.number}
              </TextLink>
            ),
          },
          { head: t('billing.state'), cell: ({ invoice }) => <InvoiceState invoice={invoice} /> },
          {
            head: t('billing.dueOn'),
            isMinor: true,
            cell: ({ invoice }) => (invoice.dueOn === null ? '' : figures.day(invoice.dueOn)),
          },
          { head: t('billing.leftToPay'), atEnd: true, cell: ({ invoice }) => figures.money(invoice.open, invoice.currency) },
        ]}
      />
    </>
  )
}
