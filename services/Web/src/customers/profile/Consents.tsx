import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '../../shell/Trouble'
import { useFigures } from '../../i18n/useFigures'
import type { Customer } from '../queries'
import { useChange } from '../record/useChange'

/** What a customer said about being contacted; it can give and withdraw its consent. */
export function Consents({ customer, isLocked }: { customer: Customer; isLocked: boolean }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const saving = useChange(customer.id)
  const consents = customer.consents ?? []
  const say = (channel: string, granted: boolean, source?: string): void =>
    saving.mutate({
      change: { consents: [{ channel, granted, ...(source === undefined ? {} : { source }) }] },
      base: customer,
      part: (one) => one.consents?.find((consent) => consent.channel === channel),
    })
  return (
    <Paper p="md">
      <Title order={2} className="panel-title">
        {t('customer.consent')}
      </Title>
      <Stack gap="xs">
        {consents.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('customer.noConsent')}
          </Text>
        )}
        {consents.map(({ channel, granted, at, source }) => (
          <Group key={channel} gap="xs" wrap="nowrap">
            {granted ? <IconCheck size={16} aria-hidden /> : <IconX size={16} aria-hidden />}
            <div className="grows">
              <Text size="sm">{t(granted ? 'customer.granted' : 'customer.refused', { channel })}</Text>
              <Text size="xs" c="dimmed">
                {[figures.instant(at), source].filter(Boolean).join(' · ')}
              </Text>
            </div>
            {!isLocked && (
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={t(granted ? 'customer.withdrawOf' : 'customer.giveOf', { channel })}
                onClick={() => say(channel, !granted)}
              >
                {t(granted ? 'customer.withdraw' : 'customer.give')}
              </Button>
            )}
          </Group>
        ))}
        {saving.isError && <Refusal error={saving.error} />}
        {!isLocked && <Another onGive={(channel, source) => say(channel, true, source)} />}
      </Stack>
    </Paper>
  )
}

/** Consent on another channel. */
function Another({ onGive }: { onGive: (channel: string, source: string | undefined) => void }): ReactElement {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [channel, setChannel] = useState('')
  const [source, setSource] = useState('')
  if (!isOpen)
    return (
      <Button size="compact-sm" variant="subtle" w="fit-content" onClick={() => setOpen(true)}>
        {t('customer.addConsent')}
      </Button>
    )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onGive(channel.trim(), source.trim() === '' ? undefined : source.trim())
        setOpen(false)
        setChannel('')
        setSource('')
      }}
    >
      <Stack gap="xs">
        <TextInput
          size="sm"
          required
          autoFocus
          label={t('customer.channel')}
          description={t('customer.channelHint')}
          value={channel}
          onChange={(event) => setChannel(event.currentTarget.value)}
        />
        <TextInput
          size="sm"
          maxLength={200}
          label={t('customer.source')}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button type="submit" size="compact-sm">
            {t('customer.give')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setOpen(false)}>
            {t('customers.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
