import { Button, Group, Modal, SegmentedControl, Select, Stack, TagsInput, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId, Refused, type Schemas } from '../api/client'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'
import { AlreadyKnown } from './AlreadyKnown'
import { useColleagues } from './queries'

type Kind = Schemas['CustomerKind']

/** Registers a customer and opens its page. */
export function NewCustomer({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const colleagues = useColleagues()
  const [id] = useState(newId)
  const [kind, setKind] = useState<Kind>('person')
  const [name, setName] = useState('')
  const [mail, setMail] = useState('')
  const [phone, setPhone] = useState('')
  const [tags, setTags] = useState<string[]>([])
  const [ownerId, setOwner] = useState<string | null>(null)
  const create = useAct({
    run: () => {
      const contacts: Schemas['ContactPoint'][] = [
        ...(mail.trim() === '' ? [] : [{ kind: 'mail' as const, value: mail.trim() }]),
        ...(phone.trim() === '' ? [] : [{ kind: 'phone' as const, value: phone.trim() }]),
      ]
      return answer(api.POST('/v1/customers', { body: { id, kind, name: name.trim(), contacts, tags, ownerId } }))
    },
    reads: [['customers']],
    isForm: true,
    then: (customer) => void navigate({ to: '/customers/$id', params: { id: customer.id } }),
  })
  const field = create.error instanceof Refused ? create.error.field : null
  const said = create.error?.message
  const atContact = (at: number): string | undefined => (field?.startsWith(`contacts[${at}]`) === true ? said : undefined)
  const placed = field === 'name' || field?.startsWith('contacts[') === true
  const phoneAt = mail.trim() === '' ? 0 : 1
  return (
    <Modal opened onClose={onClose} title={t('customers.new')} closeButtonProps={{ 'aria-label': t('customers.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          create.mutate()
        }}
      >
        <Stack>
          {create.isError && !placed && <Refusal error={create.error} />}
          <SegmentedControl
            aria-label={t('customers.column.kind')}
            value={kind}
            onChange={(next) => setKind(next)}
            data={[
              { value: 'person', label: t('customers.kind.person') },
              { value: 'organisation', label: t('customers.kind.organisation') },
            ]}
          />
          <TextInput
            label={t('customers.column.name')}
            required
            maxLength={200}
            data-autofocus
            value={name}
            error={field === 'name' ? said : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('customers.column.mail')}
            type="email"
            value={mail}
            error={mail.trim() === '' ? undefined : atContact(0)}
            onChange={(event) => setMail(event.currentTarget.value)}
          />
          <AlreadyKnown kind="mail" value={mail} />
          <TextInput
            label={t('customers.column.phone')}
            type="tel"
            value={phone}
            error={phone.trim() === '' ? undefined : atContact(phoneAt)}
            onChange={(event) => setPhone(event.currentTarget.value)}
          />
          <AlreadyKnown kind="phone" value={phone} />
          <TagsInput label={t('customers.column.tags')} value={tags} onChange={setTags} acceptValueOnBlur maxTags={50} />
          <Select label={t('customers.column.owner')} searchable clearable data={colleagues.options} value={ownerId} onChange={setOwner} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('customers.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('customers.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
