import { Button, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId } from '../api/client'
import { fieldError, formError } from '../shell/fieldError'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'
import type { Role } from './people'
import { RolePicker } from './RolePicker'
import { useIsOwner } from './useIsOwner'

/** Inviting somebody by mail; the link can be handed over too. */
export function InviteForm({ close }: { close: () => void }): ReactElement {
  const { t } = useTranslation()
  const isOwner = useIsOwner()
  const [id] = useState(() => newId())
  const [mail, setMail] = useState('')
  const [chosen, setChosen] = useState<Role[]>(['agent'])
  const inviting = useAct({
    run: () =>
      answer(
        api.POST('/v1/invitations', {
          body: { mail: mail.trim(), roles: chosen, id },
          params: { header: { 'Idempotency-Key': id } },
        }),
      ),
    reads: [['invitations']],
    isForm: true,
  })
  const above = formError(inviting.error, 'mail', 'roles')
  const token = inviting.data?.token ?? null
  return (
    <Modal opened onClose={close} title={t('settings.invite')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {inviting.data !== undefined ? (
        <Stack>
          <Text>{t('settings.invited', { mail: inviting.data.mail })}</Text>
          <Group justify="flex-end">
            {token !== null && (
              <CopyButton value={`${window.location.origin}/join#${token}`}>
                {({ copied, copy }) => (
                  <Button variant="default" onClick={copy}>
                    {t(copied ? 'common.copied' : 'settings.copyLink')}
                  </Button>
                )}
              </CopyButton>
            )}
            <Button onClick={close}>{t('common.done')}</Button>
          </Group>
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            inviting.mutate()
          }}
        >
          <Stack>
            {above !== null && <Refusal error={above} />}
            <TextInput
              name="mail"
              type="email"
              label={t('access.mail')}
              required
              data-autofocus
              value={mail}
              error={fieldError(inviting.error, 'mail')}
              onChange={(event) => setMail(event.currentTarget.value)}
            />
            <RolePicker value={chosen} onChange={setChosen} mayOwn={isOwner} error={fieldError(inviting.error, 'roles')} />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {t('common.cancel')}
              </Button>
              <Button type="submit" loading={inviting.isPending} disabled={chosen.length === 0}>
                {t('settings.sendInvitation')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
