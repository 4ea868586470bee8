import { Button, Checkbox, Group, Modal, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId } from '../api/client'
import { useSession, type Right } from '../api/session'
import { fieldError, formError } from '../shell/fieldError'
import { Secret } from '../shell/Secret'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'

const days = ['30', '90', '365'] as const
const dayMs = 86_400_000

/** Making a key: what it is for, what it may do, until when. Its secret is shown once. */
export function KeyForm({ close }: { close: () => void }): ReactElement {
  const { t } = useTranslation()
  const { rights } = useSession()
  const [id] = useState(() => newId())
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<Right[]>(['readCustomers'])
  const [life, setLife] = useState<string>('365')
  const making = useAct({
    run: () =>
      answer(
        api.POST('/v1/api-keys', {
          body: { name, scopes, id, ...(life === '' ? {} : { expiresAt: new Date(Date.now() + Number(life) * dayMs).toISOString() }) },
          params: { header: { 'Idempotency-Key': id } },
        }),
      ),
    reads: [['api-keys']],
    isForm: true,
  })
  const above = formError(making.error, 'name', 'scopes', 'expiresAt')
  const token = making.data?.token
  return (
    <Modal opened onClose={close} title={t('settings.newKey')} size="lg" closeButtonProps={{ 'aria-label': t('common.close') }}>
      {token != null ? (
        <Secret text={t('settings.keyOnce')} secret={token} close={close} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            making.mutate()
          }}
        >
          <Stack>
            {above !== null && <Refusal error={above} />}
            <TextInput
              name="key"
              label={t('settings.keyName')}
              required
              maxLength={100}
              data-autofocus
              value={name}
              error={fieldError(making.error, 'name')}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Checkbox.Group
              label={t('settings.keyRights')}
              value={scopes}
              error={fieldError(making.error, 'scopes')}
              onChange={(chosen) => setScopes(rights.filter((right) => chosen.includes(right)))}
            >
              <SimpleGrid cols={{ base: 1, xs: 2 }} mt="xs" spacing="xs">
                {rights.map((right) => (
                  <Checkbox key={right} value={right} label={t(`settings.right.${right}`)} />
                ))}
              </SimpleGrid>
            </Checkbox.Group>
            <Select
              label={t('settings.keyLife')}
              maw={240}
              data={[
                ...days.map((value) => ({ value, label: t('settings.days', { count: Number(value) }) })),
                { value: '', label: t('settings.forEver') },
              ]}
              value={life}
              allowDeselect={false}
              error={fieldError(making.error, 'expiresAt')}
              onChange={(value) => setLife(value ?? '')}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {t('common.cancel')}
              </Button>
              <Button type="submit" loading={making.isPending} disabled={scopes.length === 0}>
                {t('settings.makeKey')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
