import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId, type Schemas } from '../api/client'
import { useMay, useSession } from '../api/session'
import { useFigures } from '../i18n/useFigures'
import { memberQuery, openOfferQuery } from '../settings/people'
import { useAct } from '../shell/useAct'

/** Asks the member whom an owner offers the ownership; nobody else sees it. */
export function OfferedOwnership(): ReactElement | null {
  const { id, kind } = useSession()
  const may = useMay()
  const { data: offer } = useQuery({ ...openOfferQuery, staleTime: 60_000, enabled: kind === 'account' && may('readTenant') })
  return offer?.to === id ? <Question key={offer.id} offer={offer} /> : null
}

function Question({ offer }: { offer: Schemas['OwnershipOffer'] }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const { data: owner } = useQuery(memberQuery(offer.from))
  const [key] = useState(() => newId())
  const path = { params: { path: { id: offer.id }, header: { 'Idempotency-Key': key } } }
  const reads = [openOfferQuery.queryKey, ['session'], ['members']]
  const accepting = useAct({
    run: () => answer(api.POST('/v1/ownership-offers/{id}/accept', path)),
    reads,
    done: () => t('company.ownershipTaken'),
  })
  const declining = useAct({
    run: () => answer(api.POST('/v1/ownership-offers/{id}/decline', path)),
    reads,
    done: () => t('company.ownershipDeclined'),
  })
  return (
    <Alert
      variant="light"
      role="region"
      title={
        <Text c="var(--mantine-color-text)" fw={600} inherit>
          {t('company.offered', { name: owner?.name ?? t('settings.role.owner') })}
        </Text>
      }
    >
      <Stack>
        <Text>{t('company.offeredText', { time: figures.instant(offer.expiresAt) })}</Text>
        <Group>
          <Button loading={accepting.isPending} disabled={declining.isPending} onClick={() => accepting.mutate()}>
            {t('company.accept')}
          </Button>
          <Button variant="default" loading={declining.isPending} disabled={accepting.isPending} onClick={() => declining.mutate()}>
            {t('company.decline')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  )
}
