import { ActionIcon, Button, Fieldset, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { conditionIn, type Condition } from '../look'
import type { Field } from '../queries'
import { useConditionWords } from './useConditionWords'

interface Props {
  fields: readonly Field[]
  where: readonly string[]
  onSet: (where: string[]) => void
}

const most = 10

/** Conditions on the company's own fields and on when something was. */
export function Conditions({ fields, where, onSet }: Props): ReactElement {
  const { t } = useTranslation()
  const words = useConditionWords()
  const [draft, setDraft] = useState<Condition>({ field: 'createdAt', operator: '>=', value: '' })
  const field = fields.find(({ key }) => key === draft.field)
  const isText = field?.type === 'text' || field?.type === 'choice'
  const operators = isText ? (['=', '!=', '^='] as const) : (['=', '!=', '>=', '<=', '>', '<'] as const)
  const yesNo = [
    { value: 'yes', label: t('customers.yes') },
    { value: 'no', label: t('customers.no') },
  ]
  const choices = field?.type === 'choice' ? field.choices : field?.type === 'yesNo' ? yesNo : null
  const isDay = draft.field === 'createdAt' || draft.field === 'changedAt' || field?.type === 'date'
  return (
    <Fieldset legend={t('customers.conditions')} variant="unstyled">
      <Stack gap="xs" mt={4}>
        {where.map((text) => (
          <Group key={text} justify="space-between" wrap="nowrap">
            <Text size="sm">{words(conditionIn(text), text)}</Text>
            <ActionIcon
              variant="subtle"
              aria-label={t('customers.removeFilter', { name: words(conditionIn(text), text) })}
              onClick={() => onSet(where.filter((other) => other !== text))}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Group gap="xs" wrap="nowrap" align="flex-end">
          <Select
            size="sm"
            flex={2}
            aria-label={t('customers.conditionField')}
            allowDeselect={false}
            data={[
              { value: 'createdAt', label: t('customers.column.createdAt') },
              { value: 'changedAt', label: t('customers.column.changedAt') },
              ...fields.filter((own) => own.filterable && !own.indexing).map((own) => ({ value: own.key, label: own.label })),
            ]}
            value={draft.field}
            onChange={(next) => setDraft({ field: next ?? 'createdAt', operator: '=', value: '' })}
          />
          <Select
            size="sm"
            flex={1}
            aria-label={t('customers.conditionOperator')}
            allowDeselect={false}
            data={operators.map((operator) => ({ value: operator, label: t(`customers.operator.${operator}`) }))}
            value={draft.operator}
            onChange={(operator) => setDraft({ ...draft, operator: operators.find((known) => known === operator) ?? '=' })}
          />
        </Group>
        <Group gap="xs" wrap="nowrap">
          {choices === null ? (
            <TextInput
              size="sm"
              flex={1}
              type={isDay ? 'date' : 'text'}
              inputMode={field?.type === 'number' ? 'decimal' : 'text'}
              aria-label={t('customers.conditionValue')}
              value={draft.value}
              onChange={(event) => setDraft({ ...draft, value: event.currentTarget.value })}
            />
          ) : (
            <Select
              size="sm"
              flex={1}
              clearable
              aria-label={t('customers.conditionValue')}
              data={choices}
              value={draft.value === '' ? null : draft.value}
              onChange={(value) => setDraft({ ...draft, value: value ?? '' })}
            />
          )}
          <Button
            variant="default"
            size="sm"
            disabled={where.length >= most || (draft.value === '' && draft.operator !== '=' && draft.operator !== '!=')}
            onClick={() => {
              onSet([...where, `${draft.field}${draft.operator}${draft.value.trim()}`].filter((text, at, all) => all.indexOf(text) === at))
              setDraft({ ...draft, value: '' })
            }}
          >
            {t('customers.add')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  )
}
