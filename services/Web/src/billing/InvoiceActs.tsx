import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId } from '../api/client'
import { useMay } from '../api/session'
import { useAct } from '../shell/useAct'
import { subscriptionQuery, type Invoice } from './queries'
import { saveAs } from './saveAs'

/** What can be done with an invoice: taken along, and paid by the card on file. */
export function InvoiceActs({ invoice }: { invoice: Invoice }): ReactElement {
  const { t, i18n } = useTranslation()
  const may = useMay()
  const { data: subscription } = useQuery(subscriptionQuery)
  const [key] = useState(() => newId())
  const pay = useAct({
    run: () => answer(api.POST('/v1/invoices/{id}/pay', { params: { path: { id: invoice.id }, header: { 'Idempotency-Key': key } } })),
    reads: [['invoices'], ['tenant']],
    done: () => t('billing.paidNow'),
  })
  const print = useAct<undefined, Blob>({
    run: () =>
      answer(
        api.GET('/v1/invoices/{id}/pdf', {
          params: { path: { id: invoice.id }, query: { language: i18n.language } },
          parseAs: 'blob',
        }),
      ),
    then: (file) => saveAs(file, `${invoice.number ?? invoice.id}.pdf`),
  })
  return (
    <>
      {may('manageBilling') && invoice.state === 'open' && subscription?.card != null && (
        <Button loading={pay.isPending} onClick={() => pay.mutate()}>
          {t('billing.payNow')}
        </Button>
      )}
      <Button
        variant="default"
        loading={print.isPending}
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() => print.mutate(undefined)}
      >
        {t('billing.pdf')}
      </Button>
    </>
  )
}
