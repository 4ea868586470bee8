import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId, Refused } from '../../api/client'
import { fieldError, formError } from '../../shell/fieldError'
import { Secret } from '../../shell/Secret'
import { Refusal } from '../../shell/Trouble'
import { useAct } from '../../shell/useAct'
import type { Role } from '../people'
import { EventPicker } from './EventPicker'
import type { Webhook } from './queries'

const seers = ['admin', 'supervisor', 'billing', 'viewer'] as const satisfies readonly Role[]

interface Props {
  /** Null for a new one. */
  webhook: Webhook | null
  close: () => void
}

/** Where events go, which, and what of them the receiver may see. The secret of a new one is shown once. */
export function WebhookForm({ webhook, close }: Props): ReactElement {
  const { t } = useTranslation()
  const [id] = useState(() => newId())
  const [url, setUrl] = useState(webhook?.url ?? '')
  const [description, setDescription] = useState(webhook?.description ?? '')
  const [events, setEvents] = useState<readonly string[]>(webhook?.events ?? ['customer.*', 'interaction.*'])
  const [role, setRole] = useState<Role>(webhook?.role ?? 'admin')
  const saving = useAct({
    run: () => {
      const body = { url: url.trim(), description, events: [...events], role }
      return webhook === null
        ? answer(api.POST('/v1/webhooks', { body: { ...body, id }, params: { header: { 'Idempotency-Key': id } } }))
        : answer(
            api.PATCH('/v1/webhooks/{id}', { body, params: { path: { id: webhook.id }, header: { 'If-Match': `"${webhook.version}"` } } }),
          )
    },
    reads: [['webhooks']],
    isForm: true,
    then: ({ secret }) => {
      if (secret == null) close()
    },
  })
  const isOfEvents = saving.error instanceof Refused && (saving.error.field ?? '').startsWith('events')
  const above = isOfEvents ? null : formError(saving.error, 'url', 'description', 'role')
  const secret = saving.data?.secret
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t(webhook === null ? 'webhooks.new' : 'webhooks.edit')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {secret != null ? (
        <Secret text={t('webhooks.secretOnce')} secret={secret} close={close} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            saving.mutate()
          }}
        >
          <Stack>
            {above !== null && <Refusal error={above} />}
            <TextInput
              name="url"
              type="url"
              label={t('webhooks.url')}
              description={t('webhooks.urlText')}
              required
              maxLength={2000}
              data-autofocus
              value={url}
              error={fieldError(saving.error, 'url')}
              onChange={(event) => setUrl(event.currentTarget.value)}
            />
            <TextInput
              name="description"
              label={t('settings.description')}
              maxLength={200}
              value={description}
              error={fieldError(saving.error, 'description')}
              onChange={(event) => setDescription(event.currentTarget.value)}
            />
            <Select
              label={t('webhooks.sees')}
              description={t('webhooks.seesText')}
              data={[...new Set([...seers, role])].map((value) => ({ value, label: t(`settings.role.${value}`) }))}
              value={role}
              allowDeselect={false}
              error={fieldError(saving.error, 'role')}
              onChange={(value) => setRole(seers.find((known) => known === value) ?? role)}
            />
            <EventPicker value={events} onChange={setEvents} error={isOfEvents ? saving.error?.message : undefined} />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {t('common.cancel')}
              </Button>
              <Button type="submit" loading={saving.isPending} disabled={events.length === 0}>
                {t(webhook === null ? 'webhooks.make' : 'common.save')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
