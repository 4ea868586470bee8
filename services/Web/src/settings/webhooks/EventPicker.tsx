import { Button, Checkbox, Code, Fieldset, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useActWords } from '../audit/words'
import { Lines } from '../../shell/Rows'
import { Refusal } from '../../shell/Trouble'
import { families, holds, withFamily, withType } from './choice'
import { eventsQuery } from './queries'

interface Props {
  value: readonly string[]
  onChange: (events: string[]) => void
  error?: string | undefined
}

/** Which events a webhook gets: whole families, or one by one. */
export function EventPicker({ value, onChange, error }: Props): ReactElement {
  const { t } = useTranslation()
  const words = useActWords()
  const query = useQuery(eventsQuery)
  const [open, setOpen] = useState<readonly string[]>([])
  if (query.data === undefined) return query.error === null ? <Lines count={4} /> : <Refusal error={query.error} />
  const types = query.data.map((event) => event.type)
  return (
    <Fieldset legend={t('webhooks.events')} p="sm">
      {error !== undefined && (
        <Text c="red" size="sm" role="alert">
          {error}
        </Text>
      )}
      <Stack gap={4}>
        {families(types).map(([family, inner]) => {
          const chosen = inner.filter((type) => holds(value, type)).length
          const isOpen = open.includes(family)
          return (
            <div key={family}>
              <Group justify="space-between" wrap="nowrap">
                <Checkbox
                  label={words.kind(family)}
                  checked={chosen === inner.length}
                  indeterminate={chosen > 0 && chosen < inner.length}
                  onChange={(event) => onChange(withFamily(value, family, event.currentTarget.checked))}
                />
                <Button
                  variant="subtle"
                  size="compact-sm"
                  className="figures"
                  aria-expanded={isOpen}
                  aria-label={t('webhooks.eventsOf', { family: words.kind(family), chosen, all: inner.length })}
                  onClick={() => setOpen(isOpen ? open.filter((one) => one !== family) : [...open, family])}
                >
                  {t('webhooks.chosenOf', { chosen, all: inner.length })}
                </Button>
              </Group>
              {isOpen && (
                <Stack gap={4} py={4} pl={32}>
                  {inner.map((type) => (
                    <Checkbox
                      key={type}
                      size="sm"
                      label={
                        <>
                          {words.event(type)} <Code className="secret">{type}</Code>
                        </>
                      }
                      checked={holds(value, type)}
                      onChange={(event) => onChange(withType(value, type, event.currentTarget.checked, types))}
                    />
                  ))}
                </Stack>
              )}
            </div>
          )
        })}
      </Stack>
    </Fieldset>
  )
}
