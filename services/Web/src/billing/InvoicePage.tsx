import { Alert, Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFigures } from '../i18n/useFigures'
import { PageHead } from '../shell/PageHead'
import { Lines } from '../shell/Rows'
import { Refusal } from '../shell/Trouble'
import { TextLink } from '../shell/TextLink'
import { Dispute } from './Dispute'
import { InvoiceActs } from './InvoiceActs'
import { InvoiceState } from './InvoiceState'
import { LineTable } from './LineTable'
import { Proof } from './Proof'
import { invoiceQuery, type Invoice } from './queries'
import { useNames } from './useNames'

/** One invoice or credit note: its lines, its files, its proof. */
export function InvoicePage(): ReactElement {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/inside/billing/invoices/$id' })
  const { data, error } = useQuery(invoiceQuery(id))
  if (data === undefined)
    return (
      <>
        <PageHead title={t('billing.invoice')} />
        {error === null ? <Lines count={8} /> : <Refusal error={error} />}
      </>
    )
  const period = { from: data.periodFrom, to: data.periodTo }
  return (
    <Stack gap="lg">
      <PageHead title={t(data.isCreditNote ? 'billing.creditNoteNumber' : 'billing.invoiceNumber', { number: data.number ?? '' })}>
        <InvoiceActs invoice={data} />
      </PageHead>
      <Facts invoice={data} />
      <Paper p={0}>
        <LineTable lines={data.lines} currency={data.currency} period={period} sums={data} caption={t('billing.invoice')} />
      </Paper>
      {!data.isCreditNote && <Dispute invoice={data} />}
      {data.digest !== null && <Proof id={data.id} digest={data.digest} />}
    </Stack>
  )
}

function Facts({ invoice }: { invoice: Invoice }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const names = useNames()
  const fact = (label: string, value: string): ReactElement => (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text>{value}</Text>
    </div>
  )
  return (
    <>
      {invoice.refersTo !== null && (
        <Alert variant="light">
          <TextLink to="/billing/invoices/$id" params={{ id: invoice.refersTo }}>
            {t('billing.takesBack')}
          </TextLink>
        </Alert>
      )}
      <Paper>
        <SimpleGrid cols={{ base: 2, sm: 5 }}>
          <div>
            <Text size="sm" c="dimmed">
              {t('billing.state')}
            </Text>
            <Group>
              <InvoiceState invoice={invoice} />
            </Group>
          </div>
          {fact(t('billing.period'), names.span(invoice.periodFrom, invoice.periodTo))}
          {fact(t('billing.issuedOn'), figures.day(invoice.issuedOn))}
          {invoice.dueOn !== null && fact(t('billing.dueOn'), figures.day(invoice.dueOn))}
          {fact(t('billing.leftToPay'), figures.money(invoice.open, invoice.currency))}
        </SimpleGrid>
      </Paper>
    </>
  )
}
