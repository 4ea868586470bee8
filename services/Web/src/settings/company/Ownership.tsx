import { Button, Group, Select, Stack, Switch, Text } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ProofFields } from '../../account/ProofFields'
import { answer, api, newId, type Schemas } from '../../api/client'
import { accountQuery } from '../../api/session'
import { useFigures } from '../../i18n/useFigures'
import { fieldError, formError } from '../../shell/fieldError'
import { Lines } from '../../shell/Rows'
import { Section } from '../../shell/Section'
import { Refusal } from '../../shell/Trouble'
import { useAct } from '../../shell/useAct'
import { memberQuery, membersQuery, openOfferQuery } from '../people'

const reads = [openOfferQuery.queryKey]

/** How another member becomes an owner: by an owner's offer, one at a time, which the member takes up or not. */
export function Ownership(): ReactElement {
  const { t } = useTranslation()
  const { data: offer, error } = useQuery(openOfferQuery)
  const [isAsked, setAsked] = useState(false)
  return (
    <Section title={t('company.ownership')} text={t('company.ownershipText')}>
      {offer === undefined ? (
        error === null ? (
          <Lines count={1} />
        ) : (
          <Refusal error={error} />
        )
      ) : offer !== null ? (
        <Waiting offer={offer} />
      ) : isAsked ? (
        <OfferForm close={() => setAsked(false)} />
      ) : (
        <Button variant="default" w="fit-content" onClick={() => setAsked(true)}>
          {t('company.offer')}
        </Button>
      )}
    </Section>
  )
}

function Waiting({ offer }: { offer: Schemas['OwnershipOffer'] }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const { data: member } = useQuery(memberQuery(offer.to))
  const withdrawing = useAct({
    run: () => answer(api.DELETE('/v1/ownership-offers/{id}', { params: { path: { id: offer.id } } })),
    reads,
    done: () => t('company.offerWithdrawn'),
  })
  return (
    <Group justify="space-between" wrap="nowrap" role="status">
      <Text className="breaks">
        {t('company.offerWaits', { name: member?.name ?? t('settings.member'), time: figures.instant(offer.expiresAt) })}
      </Text>
      <Button variant="default" size="compact-sm" className="fixed" loading={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
        {t('company.withdraw')}
      </Button>
    </Group>
  )
}

function OfferForm({ close }: { close: () => void }): ReactElement {
  const { t } = useTranslation()
  const { data: members = [] } = useInfiniteQuery(membersQuery)
  const { data: account } = useQuery(accountQuery)
  const [id] = useState(() => newId())
  const [to, setTo] = useState<string | null>(null)
  const [staysOwner, setStaysOwner] = useState(true)
  const [proof, setProof] = useState({ password: '', code: '' })
  const hasFactor = account?.twoFactor === true
  const offering = useAct({
    run: (to: string) =>
      answer(
        api.POST('/v1/ownership-offers', {
          body: { id, to, staysOwner, password: proof.password, ...(hasFactor ? { code: proof.code.trim() } : {}) },
          params: { header: { 'Idempotency-Key': id } },
        }),
      ),
    reads,
    isForm: true,
    then: close,
  })
  const above = formError(offering.error, 'to', 'password', 'code')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (to !== null) offering.mutate(to)
      }}
    >
      <Stack maw={420}>
        {above !== null && <Refusal error={above} />}
        <Select
          label={t('company.offerTo')}
          required
          searchable
          data={members
            .filter((member) => !member.roles.includes('owner'))
            .map((member) => ({ value: member.accountId, label: `${member.name} (${member.mail})` }))}
          nothingFoundMessage={t('company.nobodyElse')}
          value={to}
          error={fieldError(offering.error, 'to')}
          onChange={setTo}
        />
        <Switch
          label={t('company.staysOwner')}
          description={t('company.staysOwnerText')}
          checked={staysOwner}
          onChange={(event) => setStaysOwner(event.currentTarget.checked)}
        />
        <ProofFields proof={proof} set={setProof} error={offering.error} hasFactor={hasFactor} />
        <Group>
          <Button type="submit" loading={offering.isPending}>
            {t('company.offer')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
