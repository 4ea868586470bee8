import { Button, Group, Modal, Select, Stack, Switch, Textarea, TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId } from '../../api/client'
import { fieldError, formError } from '../../shell/fieldError'
import { Refusal } from '../../shell/Trouble'
import { useAct } from '../../shell/useAct'
import { keyOf } from './keyOf'
import type { Field } from './queries'

const types = ['text', 'number', 'date', 'choice', 'yesNo'] as const

interface Props {
  /** Null for a new one. */
  field: Field | null
  close: () => void
}

/** A field of the company's own: what people and programs call it, what it holds, whether lists go by it. Key and type stay as they were made. */
export function FieldForm({ field, close }: Props): ReactElement {
  const { t } = useTranslation()
  const [id] = useState(() => newId())
  const [label, setLabel] = useState(field?.label ?? '')
  const [typedKey, setKey] = useState<string | null>(field?.key ?? null)
  const [type, setType] = useState<Field['type']>(field?.type ?? 'text')
  const [choices, setChoices] = useState(field?.choices.join('\n') ?? '')
  const [filterable, setFilterable] = useState(field?.filterable ?? false)
  const key = typedKey ?? keyOf(label)
  const saving = useAct({
    run: () => {
      const body = {
        label: label.trim(),
        filterable,
        ...(type === 'choice'
          ? {
              choices: choices
                .split('\n')
                .map((line) => line.trim())
                .filter(Boolean),
            }
          : {}),
      }
      return field === null
        ? answer(api.POST('/v1/fields', { body: { ...body, key, type, id }, params: { header: { 'Idempotency-Key': id } } }))
        : answer(api.PATCH('/v1/fields/{id}', { body, params: { path: { id: field.id }, header: { 'If-Match': `"${field.version}"` } } }))
    },
    reads: [['fields'], ['customers']],
    done: () => t('fields.saved', { label: label.trim() }),
    isForm: true,
    then: close,
  })
  const above = formError(saving.error, 'label', 'key', 'type', 'choices', 'filterable')
  return (
    <Modal opened onClose={close} title={field?.label ?? t('fields.new')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          saving.mutate()
        }}
      >
        <Stack>
          {above !== null && <Refusal error={above} />}
          <TextInput
            name="label"
            label={t('fields.label')}
            description={t('fields.labelText')}
            required
            maxLength={100}
            data-autofocus
            value={label}
            error={fieldError(saving.error, 'label')}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <TextInput
            name="key"
            label={t('fields.key')}
            description={t(field === null ? 'fields.keyText' : 'fields.stays')}
            required
            maxLength={50}
            disabled={field !== null}
            value={key}
            error={fieldError(saving.error, 'key')}
            onChange={(event) => setKey(event.currentTarget.value)}
          />
          <Select
            label={t('fields.holds')}
            data={types.map((value) => ({ value, label: t(`fields.type.${value}`) }))}
            value={type}
            allowDeselect={false}
            disabled={field !== null}
            error={fieldError(saving.error, 'type')}
            onChange={(value) => setType(types.find((known) => known === value) ?? 'text')}
          />
          {type === 'choice' && (
            <Textarea
              name="choices"
              label={t('fields.choices')}
              description={t('fields.choicesText')}
              required
              autosize
              minRows={3}
              maxRows={10}
              value={choices}
              error={fieldError(saving.error, 'choices')}
              onChange={(event) => setChoices(event.currentTarget.value)}
            />
          )}
          <Switch
            label={t('fields.filterable')}
            description={t('fields.filterableText')}
            checked={filterable}
            error={fieldError(saving.error, 'filterable')}
            onChange={(event) => setFilterable(event.currentTarget.checked)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={saving.isPending}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
