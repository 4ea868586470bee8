import { Badge, Button, Group, Select, Stack, Switch, Text, TextInput } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId, type Schemas } from '../../api/client'
import { pagesOf } from '../../api/pages'
import { useFigures } from '../../i18n/useFigures'
import { fieldError, formError } from '../../shell/fieldError'
import { Rows } from '../../shell/Rows'
import { Section } from '../../shell/Section'
import { Refusal } from '../../shell/Trouble'
import { useAct } from '../../shell/useAct'

const hours = ['1', '4', '24', '72'] as const
const key = ['support-access']

const consentsQuery = pagesOf(key, (cursor) =>
  answer(api.GET('/v1/support-access', { params: { query: { limit: 5, ...(cursor === undefined ? {} : { cursor }) } } })),
)

/** Who of the product's operators may look in, for how long and what for. Nobody may without this. */
export function Support(): ReactElement {
  const { t } = useTranslation()
  const query = useInfiniteQuery(consentsQuery)
  const [isAsked, setAsked] = useState(false)
  return (
    <Section title={t('company.support')} text={t('company.supportText')}>
      <Rows query={query} lines={1} empty={null}>
        {(consents) => consents.map((consent) => <Consent key={consent.id} consent={consent} />)}
      </Rows>
      {query.hasNextPage && (
        <Button variant="default" w="fit-content" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
      {isAsked ? (
        <ConsentForm close={() => setAsked(false)} />
      ) : (
        <Button variant="default" w="fit-content" onClick={() => setAsked(true)}>
          {t('company.letIn')}
        </Button>
      )}
    </Section>
  )
}

function Consent({ consent }: { consent: Schemas['SupportAccess'] }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const ending = useAct({
    run: () => answer(api.DELETE('/v1/support-access/{id}', { params: { path: { id: consent.id } } })),
    reads: [key],
    done: () => t('company.supportEnded'),
  })
  const [now] = useState(() => Date.now())
  const isOver = consent.revokedAt != null || Date.parse(consent.expiresAt) <= now
  return (
    <Group justify="space-between" wrap="nowrap" role="group" aria-label={consent.reason}>
      <div className="clip">
        <Text {...(isOver ? { c: 'dimmed' } : {})} className="breaks">
          {consent.reason}
        </Text>
        <Text size="sm" c="dimmed" className="figures">
          {consent.revokedAt == null
            ? t('company.until', { time: figures.instant(consent.expiresAt) })
            : t('company.revokedAt', { time: figures.instant(consent.revokedAt) })}
          {' · '}
          {t(consent.mayChange ? 'company.mayChange' : 'company.looksOnly')}
          {' · '}
          {consent.enteredAt == null ? t('company.neverEntered') : t('company.entered', { time: figures.instant(consent.enteredAt) })}
        </Text>
      </div>
      {isOver ? (
        <Badge variant="light" color="gray" className="fixed">
          {t('company.over')}
        </Badge>
      ) : (
        <Button variant="default" size="compact-sm" className="fixed" loading={ending.isPending} onClick={() => ending.mutate()}>
          {t('company.endSupport')}
        </Button>
      )}
    </Group>
  )
}

function ConsentForm({ close }: { close: () => void }): ReactElement {
  const { t } = useTranslation()
  const [id] = useState(() => newId())
  const [reason, setReason] = useState('')
  const [life, setLife] = useState<string>('24')
  const [mayChange, setMayChange] = useState(false)
  const granting = useAct({
    run: () =>
      answer(
        api.POST('/v1/support-access', {
          body: { id, hours: Number(life), reason: reason.trim(), mayChange },
          params: { header: { 'Idempotency-Key': id } },
        }),
      ),
    reads: [key],
    isForm: true,
    then: close,
  })
  const above = formError(granting.error, 'reason', 'hours')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        granting.mutate()
      }}
    >
      <Stack maw={420}>
        {above !== null && <Refusal error={above} />}
        <TextInput
          name="reason"
          label={t('company.reason')}
          required
          maxLength={500}
          autoFocus
          value={reason}
          error={fieldError(granting.error, 'reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Select
          label={t('company.hours')}
          data={hours.map((value) => ({ value, label: t('company.hoursOf', { count: Number(value) }) }))}
          value={life}
          allowDeselect={false}
          error={fieldError(granting.error, 'hours')}
          onChange={(value) => setLife(value ?? '24')}
        />
        <Switch
          label={t('company.change')}
          description={t('company.changeText')}
          checked={mayChange}
          onChange={(event) => setMayChange(event.currentTarget.checked)}
        />
        <Group>
          <Button type="submit" loading={granting.isPending}>
            {t('company.letIn')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
