import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId } from '../../api/client'
import { fieldError, formError } from '../../shell/fieldError'
import { Section } from '../../shell/Section'
import { TextLink } from '../../shell/TextLink'
import { Refusal } from '../../shell/Trouble'
import { useAct } from '../../shell/useAct'

/** A company for trying things, never billed. The way into those that there are is in the account. */
export function Sandbox(): ReactElement {
  const { t } = useTranslation()
  const [key, setKey] = useState(() => newId())
  const [name, setName] = useState('')
  const opening = useAct({
    run: () => answer(api.POST('/v1/sandboxes', { body: { name: name.trim() }, params: { header: { 'Idempotency-Key': key } } })),
    reads: [['account', 'tenants']],
    isForm: true,
    then: () => {
      setName('')
      setKey(newId())
    },
  })
  const switching = useAct({
    run: (id: string) => answer(api.POST('/v1/account/switch', { body: { tenant: id }, params: { header: { 'X-Session': 'cookie' } } })),
    // Everything that was read is another company's.
    then: () => window.location.assign('/'),
  })
  const above = formError(opening.error, 'name')
  const made = opening.data
  return (
    <Section title={t('access.sandbox')} text={t('company.sandboxText')}>
      {made !== undefined && (
        <Group role="status">
          <Text>{t('company.sandboxOpen', { name: made.name })}</Text>
          <Button size="compact-sm" loading={switching.isPending} onClick={() => switching.mutate(made.id)}>
            {t('company.goThere')}
          </Button>
        </Group>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          opening.mutate()
        }}
      >
        <Stack maw={420}>
          {above !== null && <Refusal error={above} />}
          <TextInput
            name="sandbox"
            label={t('company.sandboxName')}
            required
            maxLength={200}
            value={name}
            error={fieldError(opening.error, 'name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" w="fit-content" loading={opening.isPending}>
            {t('company.openSandbox')}
          </Button>
          <TextLink to="/account" size="sm">
            {t('company.sandboxes')}
          </TextLink>
        </Stack>
      </form>
    </Section>
  )
}
