import { Anchor, Button, Group, Paper, Stack, TextInput, Title } from '@mantine/core'
import { IconFileInvoice } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, newId, type Schemas } from '../api/client'
import { InvoiceState } from '../billing/InvoiceState'
import { useFigures } from '../i18n/useFigures'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'
import { operatorApi } from './api'
import { textOf } from './form'
import { Grid } from './Grid'
import { invoicesOf } from './queries'

type Act = 'paid' | 'credit' | 'uphold'

/** A company's invoices, and what is said of them: paid, taken back, upheld. */
export function TenantInvoices({ id }: { id: string }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const query = useInfiniteQuery(invoicesOf(id))
  const [chosen, setChosen] = useState<{ invoice: Schemas['Invoice']; act: Act } | null>(null)
  return (
    <Stack>
      <Title order={2}>{t('billing.tabs.invoices')}</Title>
      {chosen !== null && <Say key={chosen.invoice.id + chosen.act} tenant={id} {...chosen} close={() => setChosen(null)} />}
      <Grid
        caption={t('billing.tabs.invoices')}
        query={query}
        keyOf={(invoice) => invoice.id}
        empty={{ icon: IconFileInvoice, title: t('billing.noInvoices'), text: t('operator.noInvoicesText') }}
        columns={[
          {
            head: t('billing.number'),
            cell: (invoice) => (
              <Anchor href={`/v1/operator/tenants/${id}/invoices/${invoice.id}/pdf`} download inherit>
                {invoice.number}
              </Anchor>
            ),
          },
          { head: t('billing.state'), cell: (invoice) => <InvoiceState invoice={invoice} /> },
          { head: t('billing.leftToPay'), isMinor: true, cell: (invoice) => figures.money(invoice.open, invoice.currency) },
          {
            head: t('operator.acts'),
            isMinor: true,
            cell: (invoice) => (
              <Group gap={4}>
                {actsOf(invoice).map((act) => (
                  <Button key={act} size="compact-sm" variant="default" onClick={() => setChosen({ invoice, act })}>
                    {t(`operator.say.${act}`)}
                  </Button>
                ))}
              </Group>
            ),
          },
          { head: t('billing.total'), atEnd: true, cell: (invoice) => figures.money(invoice.total, invoice.currency) },
        ]}
      />
    </Stack>
  )
}

function actsOf(invoice: Schemas['Invoice']): Act[] {
  if (invoice.isCreditNote || invoice.state === 'void') return []
  if (invoice.state === 'disputed') return ['uphold', 'credit']
  return invoice.state === 'open' ? ['paid', 'credit'] : ['credit']
}

function Say({ tenant, invoice, act, close }: { tenant: string; invoice: Schemas['Invoice']; act: Act; close: () => void }): ReactElement {
  const { t } = useTranslation()
  const [key] = useState(() => newId())
  const saying = useAct<string>({
    run: (words) => {
      const params = { path: { id: tenant, invoiceId: invoice.id }, header: { 'Idempotency-Key': key } }
      switch (act) {
        case 'paid':
          return answer(operatorApi.POST('/v1/operator/tenants/{id}/invoices/{invoiceId}/paid', { body: { reference: words }, params }))
        case 'credit':
          return answer(operatorApi.POST('/v1/operator/tenants/{id}/invoices/{invoiceId}/credit', { body: { reason: words }, params }))
        case 'uphold':
          return answer(operatorApi.POST('/v1/operator/tenants/{id}/invoices/{invoiceId}/uphold', { body: { reason: words }, params }))
      }
    },
    reads: [['operator']],
    isForm: true,
    done: () => t('billing.saved'),
    then: close,
  })
  return (
    <Paper
      component="form"
      onSubmit={(event: React.SubmitEvent<HTMLFormElement>) => {
        event.preventDefault()
        saying.mutate(textOf(new FormData(event.currentTarget), 'words'))
      }}
    >
      <Stack>
        <Title order={3}>{`${t(`operator.say.${act}`)}: ${invoice.number ?? ''}`}</Title>
        {saying.isError && <Refusal error={saying.error} />}
        <TextInput name="words" label={t(act === 'paid' ? 'operator.reference' : 'operator.reason')} required maxLength={500} autoFocus />
        <Group>
          <Button type="submit" loading={saying.isPending}>
            {t(`operator.say.${act}`)}
          </Button>
          <Button variant="default" onClick={close}>
            {t('billing.cancel')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
