import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconDownload, IconFileInvoice } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf, startOf } from '../i18n/figures'
import { useFigures } from '../i18n/useFigures'
import { Empty, Rows } from '../shell/Rows'
import { TextLink } from '../shell/TextLink'
import { InvoiceState } from './InvoiceState'
import { LineTable } from './LineTable'
import { draftsQuery, invoicesQuery, type Invoice } from './queries'
import { useNames } from './useNames'

/** Invoices and credit notes, what waits to become one, and the ledger for accounting. */
export function InvoicesPage(): ReactElement {
  const { t } = useTranslation()
  const invoices = useInfiniteQuery(invoicesQuery)
  const drafts = useQuery(draftsQuery)
  return (
    <Stack gap="lg">
      {drafts.data?.items.map((draft) => (
        <Draft key={draft.id} draft={draft} />
      ))}
      <Paper p={0}>
        <Rows query={invoices} empty={<Empty icon={IconFileInvoice} title={t('billing.noInvoices')} text={t('billing.noInvoicesText')} />}>
          {(rows) => (
            <>
              <InvoiceTable rows={rows} />
              {invoices.hasNextPage && (
                <Group p="md">
                  <Button variant="default" loading={invoices.isFetchingNextPage} onClick={() => void invoices.fetchNextPage()}>
                    {t('billing.more')}
                  </Button>
                </Group>
              )}
            </>
          )}
        </Rows>
      </Paper>
      <Ledger />
    </Stack>
  )
}

function InvoiceTable({ rows }: { rows: readonly Invoice[] }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const names = useNames()
  return (
    <table className="lines">
      <caption className="sr-only">{t('billing.tabs.invoices')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('billing.number')}</th>
          <th scope="col" className="only-desk">
            {t('billing.period')}
          </th>
          <th scope="col" className="only-desk">
            {t('billing.issuedOn')}
          </th>
          <th scope="col">{t('billing.state')}</th>
          <th scope="col" className="end">
            {t('billing.total')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((invoice) => (
          <tr key={invoice.id}>
            <th scope="row">
              <TextLink to="/billing/invoices/$id" params={{ id: invoice.id }} inherit className="figures">
                {invoice.number}
              </TextLink>
              {invoice.isCreditNote && <div className="minor">{t('billing.creditNote')}</div>}
            </th>
            <td className="only-desk">{names.span(invoice.periodFrom, invoice.periodTo)}</td>
            <td className="only-desk">{figures.day(invoice.issuedOn)}</td>
            <td>
              <InvoiceState invoice={invoice} />
            </td>
            <td className="end">{figures.money(invoice.total, invoice.currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Draft({ draft }: { draft: Invoice }): ReactElement {
  const { t } = useTranslation()
  const names = useNames()
  const period = { from: draft.periodFrom, to: draft.periodTo }
  const title = t('billing.draftOf', { span: names.span(period.from, period.to) })
  return (
    <Paper p={0} component="section" aria-label={title}>
      <div style={{ padding: 24 }}>
        <Title order={2}>{title}</Title>
        <Text c="dimmed">{t('billing.draftText')}</Text>
      </div>
      <LineTable lines={draft.lines} currency={draft.currency} period={period} sums={draft} caption={title} />
    </Paper>
  )
}

/** The double-entry ledger of a time, as accounting takes it. */
function Ledger(): ReactElement {
  const { t } = useTranslation()
  const { zone } = useFigures()
  const today = dayOf(new Date().toISOString(), zone)
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`)
  const [to, setTo] = useState(today)
  const whole = from !== '' && to !== '' && from < to
  return (
    <Paper component="section" aria-label={t('billing.ledger')}>
      <Title order={2}>{t('billing.ledger')}</Title>
      <Text c="dimmed" mb="md">
        {t('billing.ledgerText')}
      </Text>
      <Group align="flex-end">
        <TextInput type="date" size="md" label={t('billing.from')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        <TextInput type="date" size="md" label={t('billing.until')} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
        {whole && (
          <Button
            size="md"
            variant="default"
            component="a"
            href={`/v1/invoices/journal?from=${encodeURIComponent(startOf(from, zone))}&to=${encodeURIComponent(startOf(to, zone))}`}
            download
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t('billing.csv')}
          </Button>
        )}
      </Group>
    </Paper>
  )
}
