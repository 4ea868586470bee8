import { Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId, type Schemas } from '../api/client'
import { useMay } from '../api/session'
import { useFigures } from '../i18n/useFigures'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'
import { subscriptionQuery } from './queries'

/** How invoices are paid: by card on Stripe's own pages, or as the operator says. */
export function PaymentMethod(): ReactElement {
  const { t } = useTranslation()
  const { data, error } = useQuery(subscriptionQuery)
  return (
    <Paper component="section" aria-label={t('billing.payment')}>
      <Stack gap="sm">
        <Title order={2}>{t('billing.payment')}</Title>
        {data === undefined ? error === null ? <Skeleton h={80} /> : <Refusal error={error} /> : <Method subscription={data} />}
      </Stack>
    </Paper>
  )
}

function Method({ subscription }: { subscription: Schemas['Subscription'] }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const { card, state, cancelsAtPeriodEnd, periodEndsAt } = subscription
  return (
    <>
      {card == null ? (
        <Text>{t('billing.offline')}</Text>
      ) : (
        <Text>
          {t('billing.card', {
            brand: card.brand.toUpperCase(),
            last4: card.last4,
            until: `${String(card.month).padStart(2, '0')}/${card.year}`,
          })}
        </Text>
      )}
      {(state === 'pastDue' || state === 'paused') && <Text>{t(`billing.paying.${state}`)}</Text>}
      {cancelsAtPeriodEnd && periodEndsAt !== null && <Text>{t('billing.cardEnds', { at: figures.instant(periodEndsAt) })}</Text>}
      {card == null && !subscription.isOffered && <Text c="dimmed">{t('billing.offlineHow')}</Text>}
      <Acts subscription={subscription} />
    </>
  )
}

function Acts({ subscription }: { subscription: Schemas['Subscription'] }): ReactElement | null {
  const { t } = useTranslation()
  const may = useMay()
  const goTo = (page: Schemas['PaymentPage']): void => window.location.assign(page.url)
  const checkout = useAct<undefined, Schemas['PaymentPage']>({
    run: () => answer(api.POST('/v1/billing/subscription/checkout')),
    then: goTo,
  })
  const portal = useAct<undefined, Schemas['PaymentPage']>({ run: () => answer(api.POST('/v1/billing/subscription/portal')), then: goTo })
  const header = (): { params: { header: { 'Idempotency-Key': string } } } => ({ params: { header: { 'Idempotency-Key': newId() } } })
  const cancel = useAct<undefined>({
    run: () => answer(api.POST('/v1/billing/subscription/cancel', header())),
    reads: [['billing']],
    done: () => t('billing.cardWillEnd'),
  })
  const resume = useAct<undefined>({
    run: () => answer(api.POST('/v1/billing/subscription/resume', header())),
    reads: [['billing']],
    done: () => t('billing.cardGoesOn'),
  })
  if (!subscription.isOffered || !may('manageBilling')) return null
  if (subscription.state === 'offline')
    return (
      <Group>
        <Button loading={checkout.isPending} onClick={() => checkout.mutate(undefined)}>
          {t('billing.payByCard')}
        </Button>
      </Group>
    )
  return (
    <Group>
      <Button variant="default" loading={portal.isPending} onClick={() => portal.mutate(undefined)}>
        {t('billing.portal')}
      </Button>
      {subscription.cancelsAtPeriodEnd ? (
        <Button loading={resume.isPending} onClick={() => resume.mutate(undefined)}>
          {t('billing.resumeCard')}
        </Button>
      ) : (
        <Button variant="subtle" color="gray" c="inherit" loading={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
          {t('billing.cancelCard')}
        </Button>
      )}
    </Group>
  )
}
