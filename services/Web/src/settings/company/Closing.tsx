import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ProofFields } from '../../account/ProofFields'
import { answer, api, newId, type Schemas } from '../../api/client'
import { accountQuery } from '../../api/session'
import { useFigures } from '../../i18n/useFigures'
import { fieldError, formError } from '../../shell/fieldError'
import { Section } from '../../shell/Section'
import { Refusal } from '../../shell/Trouble'
import { useAct } from '../../shell/useAct'

// What anybody may do changes with it.
const reads = [['tenant'], ['session'], ['members']]

interface Props {
  tenant: Schemas['Tenant']
  isOwner: boolean
}

/** The end of the company, with a grace in which an owner can take it back. */
export function Closing({ tenant, isOwner }: Props): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const [isAsked, setAsked] = useState(false)
  if (tenant.state === 'closing')
    return (
      <Alert color="red" variant="light" title={t('company.closing', { time: figures.instant(tenant.closesAt ?? '') })}>
        <Stack>
          <Text>{t(isOwner ? 'company.closingText' : 'company.closingOthers')}</Text>
          {isOwner && <Reopening />}
        </Stack>
      </Alert>
    )
  return (
    <Section title={t('company.close')} text={t('company.closeText')}>
      {isAsked ? (
        <CloseForm tenant={tenant} close={() => setAsked(false)} />
      ) : (
        <Button variant="outline" color="red" w="fit-content" onClick={() => setAsked(true)}>
          {t('company.close')}
        </Button>
      )}
    </Section>
  )
}

function Reopening(): ReactElement {
  const { t } = useTranslation()
  const reopening = useAct({
    run: () =>
      answer(
        api.POST('/v1/tenant/reopen', { body: { reason: t('company.reopenReason') }, params: { header: { 'Idempotency-Key': newId() } } }),
      ),
    reads,
    done: () => t('company.reopened'),
  })
  return (
    <Button w="fit-content" loading={reopening.isPending} onClick={() => reopening.mutate()}>
      {t('company.reopen')}
    </Button>
  )
}

function CloseForm({ tenant, close }: { tenant: Schemas['Tenant']; close: () => void }): ReactElement {
  const { t } = useTranslation()
  const { data: account } = useQuery(accountQuery)
  const [key] = useState(() => newId())
  const [name, setName] = useState('')
  const [proof, setProof] = useState({ password: '', code: '' })
  const hasFactor = account?.twoFactor === true
  const closing = useAct({
    run: () =>
      answer(
        api.POST('/v1/tenant/close', {
          body: { name, password: proof.password, ...(hasFactor ? { code: proof.code.trim() } : {}) },
          params: { header: { 'Idempotency-Key': key } },
        }),
      ),
    reads,
    isForm: true,
  })
  const above = formError(closing.error, 'name', 'password', 'code')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        closing.mutate()
      }}
    >
      <Stack maw={420}>
        {above !== null && <Refusal error={above} />}
        <TextInput
          name="closing"
          label={t('company.typeName', { name: tenant.name })}
          required
          autoComplete="off"
          autoFocus
          value={name}
          error={fieldError(closing.error, 'name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <ProofFields proof={proof} set={setProof} error={closing.error} hasFactor={hasFactor} />
        <Group>
          <Button type="submit" color="red" loading={closing.isPending} disabled={name.trim() !== tenant.name.trim()}>
            {t('company.closeNow')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
