import { Button, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId, Refused } from '../api/client'
import { CustomerPicker } from '../customers/CustomerPicker'
import type { Customer } from '../customers/queries'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'
import type { Interaction } from './queries'

const channels = ['mail', 'phone', 'chat', 'x', 'meeting']

interface Props {
  onClose: () => void
  onOpened: (interaction: Interaction) => void
}

/** Opens a conversation with a customer, with its first message where there is one. */
export function NewInteraction({ onClose, onOpened }: Props): ReactElement {
  const { t } = useTranslation()
  const [ids] = useState(() => ({ interaction: newId(), message: newId() }))
  const [customer, setCustomer] = useState<Customer | null>(null)
  const [channel, setChannel] = useState('mail')
  const opening = useAct({
    run: async ({ subject, text }: { subject: string; text: string }) => {
      const body = { id: ids.interaction, customerId: customer?.id ?? '', channel, direction: 'outbound' as const, subject }
      const interaction = await answer(api.POST('/v1/interactions', { body }))
      if (text !== '') {
        const message = { id: ids.message, direction: 'outbound' as const, text }
        await answer(api.POST('/v1/interactions/{id}/messages', { params: { path: { id: interaction.id } }, body: message }))
      }
      return interaction
    },
    reads: [['interactions']],
    isForm: true,
    then: onOpened,
  })
  const at = (field: string): string | undefined =>
    opening.error instanceof Refused && opening.error.field === field ? opening.error.message : undefined
  const isElsewhere = opening.isError && ['channel', 'subject', 'text'].every((field) => at(field) === undefined)
  return (
    <Modal
      opened
      onClose={onClose}
      lockScroll={false}
      title={t('inbox.newTitle')}
      closeButtonProps={{ 'aria-label': t('inbox.keys.shut') }}
    >
      <form
        onSubmit={(event: React.SubmitEvent<HTMLFormElement>) => {
          event.preventDefault()
          const form = new FormData(event.currentTarget)
          const text = (name: string): string => String(form.get(name) ?? '').trim() // eslint-disable-line @typescript-eslint/no-base-to-string
          opening.mutate({ subject: text('subject'), text: text('text') })
        }}
      >
        <Stack>
          {isElsewhere && <Refusal error={opening.error} />}
          <CustomerPicker label={t('inbox.customer')} except="" chosen={customer} onChoose={setCustomer} />
          <Select
            label={t('inbox.channel')}
            data={channels.map((value) => ({ value, label: t(`inbox.channels.${value}` as 'inbox.channels.mail') }))}
            value={channel}
            allowDeselect={false}
            error={at('channel')}
            onChange={(value) => setChannel(value ?? 'mail')}
          />
          <TextInput name="subject" label={t('inbox.subject')} maxLength={500} error={at('subject')} />
          <Textarea name="text" label={t('inbox.firstMessage')} autosize minRows={3} maxRows={10} maxLength={100_000} error={at('text')} />
          <Button type="submit" loading={opening.isPending} disabled={customer === null}>
            {t('inbox.begin')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
