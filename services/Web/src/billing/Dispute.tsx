import { Alert, Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId } from '../api/client'
import { useMay } from '../api/session'
import { useFigures } from '../i18n/useFigures'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'
import type { Invoice } from './queries'

/** What the company says against an invoice, what rating it again came to, and what was decided. */
export function Dispute({ invoice }: { invoice: Invoice }): ReactElement | null {
  const may = useMay()
  if (invoice.dispute != null) return <Story invoice={invoice} />
  return invoice.state === 'open' && may('manageBilling') ? <Ask invoice={invoice} /> : null
}

function Story({ invoice }: { invoice: Invoice }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const { dispute, rerating, currency } = invoice
  return (
    <Alert color="gray" title={t('billing.disputed')}>
      <Stack gap={4}>
        <Text>{dispute?.reason}</Text>
        {dispute != null && <Text size="sm">{t('billing.disputedAt', { at: figures.instant(dispute.askedAt) })}</Text>}
        {rerating != null && (
          <Text size="sm">
            {rerating.doneAt == null
              ? t('billing.rerating')
              : rerating.isSame === true
                ? t('billing.rerateSame')
                : t('billing.rerateOther', { what: rerating.firstDifference ?? '' })}
            {rerating.credit != null && ` ${t('billing.rerateCredit', { amount: figures.money(rerating.credit, currency) })}`}
          </Text>
        )}
        {dispute?.decision != null && <Text size="sm">{t('billing.decision', { what: dispute.decision })}</Text>}
      </Stack>
    </Alert>
  )
}

function Ask({ invoice }: { invoice: Invoice }): ReactElement {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [key] = useState(() => newId())
  const ask = useAct<string>({
    run: (reason) =>
      answer(
        api.POST('/v1/invoices/{id}/dispute', {
          body: { reason },
          params: { path: { id: invoice.id }, header: { 'Idempotency-Key': key } },
        }),
      ),
    reads: [['invoices']],
    isForm: true,
    done: () => t('billing.disputeSent'),
  })
  if (!open)
    return (
      <Group>
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('billing.dispute')}
        </Button>
      </Group>
    )
  return (
    <Paper
      component="form"
      aria-label={t('billing.dispute')}
      onSubmit={(event: React.SubmitEvent<HTMLFormElement>) => {
        event.preventDefault()
        const reason = new FormData(event.currentTarget).get('reason')
        if (typeof reason === 'string') ask.mutate(reason.trim())
      }}
    >
      <Stack>
        <Title order={2}>{t('billing.dispute')}</Title>
        <Text c="dimmed">{t('billing.disputeText')}</Text>
        {ask.isError && <Refusal error={ask.error} />}
        <Textarea name="reason" label={t('billing.reason')} required maxLength={500} autosize minRows={2} autoFocus />
        <Group>
          <Button type="submit" loading={ask.isPending}>
            {t('billing.send')}
          </Button>
          <Button variant="default" onClick={() => setOpen(false)}>
            {t('billing.cancel')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
