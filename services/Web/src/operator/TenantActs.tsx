import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, newId, type Schemas } from '../api/client'
import { rememberEntering } from '../api/session'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'
import { operatorApi } from './api'
import { textOf } from './form'

type Act = 'suspend' | 'reactivate' | 'close'

/** Stopping a company, letting it work again, closing it; and going in where it consented. */
export function TenantActs({ tenant }: { tenant: Schemas['Tenant'] }): ReactElement {
  const { t } = useTranslation()
  const [act, setAct] = useState<Act | null>(null)
  const enter = useAct<undefined>({
    run: () =>
      answer(
        operatorApi.POST('/v1/operator/tenants/{id}/support', {
          params: { path: { id: tenant.id }, header: { 'X-Session': 'cookie' } },
        }),
      ),
    then: () => {
      rememberEntering()
      window.location.assign('/')
    },
  })
  const acts: Act[] = tenant.state === 'closed' ? [] : [tenant.state === 'suspended' ? 'reactivate' : 'suspend', 'close']
  return (
    <Stack w="100%">
      <Group>
        <Button variant="default" loading={enter.isPending} onClick={() => enter.mutate(undefined)}>
          {t('operator.enter')}
        </Button>
        {acts.map((one) => (
          <Button key={one} variant="default" aria-expanded={act === one} onClick={() => setAct(one)}>
            {t(`operator.act.${one}`)}
          </Button>
        ))}
      </Group>
      {act !== null && <Why key={act} tenant={tenant} act={act} close={() => setAct(null)} />}
    </Stack>
  )
}

function Why({ tenant, act, close }: { tenant: Schemas['Tenant']; act: Act; close: () => void }): ReactElement {
  const { t } = useTranslation()
  const [key] = useState(() => newId())
  const doing = useAct<string>({
    run: (reason) => {
      const options = { body: { reason }, params: { path: { id: tenant.id }, header: { 'Idempotency-Key': key } } }
      switch (act) {
        case 'suspend':
          return answer(operatorApi.POST('/v1/operator/tenants/{id}/suspend', options))
        case 'reactivate':
          return answer(operatorApi.POST('/v1/operator/tenants/{id}/reactivate', options))
        case 'close':
          return answer(operatorApi.POST('/v1/operator/tenants/{id}/close', options))
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
      maw={560}
      onSubmit={(event: React.SubmitEvent<HTMLFormElement>) => {
        event.preventDefault()
        doing.mutate(textOf(new FormData(event.currentTarget), 'reason'))
      }}
    >
      <Stack>
        <Title order={2}>{t(`operator.act.${act}`)}</Title>
        <Text c="dimmed">{t(`operator.actText.${act}`)}</Text>
        {doing.isError && <Refusal error={doing.error} />}
        <TextInput name="reason" label={t('operator.reason')} required maxLength={500} autoFocus />
        <Group>
          <Button type="submit" color={act === 'close' ? 'red.9' : 'teal'} loading={doing.isPending}>
            {t(`operator.act.${act}`)}
          </Button>
          <Button variant="default" onClick={close}>
            {t('billing.cancel')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
