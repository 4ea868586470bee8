import { Paper, Select, Stack, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldsQuery, type Customer, type Field } from '../queries'
import { Inline } from '../record/Inline'
import { isYes, Value } from '../Value'

interface Props {
  customer: Customer
  isLocked: (field: string) => boolean
  isHidden: (field: string) => boolean
}

/** The company's own fields. */
export function OwnFields({ customer, isLocked, isHidden }: Props): ReactElement | null {
  const { t } = useTranslation()
  const { data: fields = [] } = useQuery(fieldsQuery)
  const shown = fields.filter(
    (field) => !isHidden(`fields.${field.key}`) && (!field.archived || customer.fields?.[field.key] !== undefined),
  )
  if (shown.length === 0) return null
  return (
    <Paper p="md">
      <Title order={2} className="panel-title">
        {t('customer.fields')}
      </Title>
      <Stack gap="sm">
        {shown.map((field) => (
          <Inline
            key={field.key}
            label={field.label}
            customer={customer}
            part={(one) => one.fields?.[field.key] ?? ''}
            change={(value) => ({ fields: { [field.key]: value.trim() } })}
            show={(value) => (value === '' ? null : <Value field={field} value={value} />)}
            editor={(value, set) => <FieldEditor field={field} value={value} set={set} />}
            isLocked={field.archived || isLocked(`fields.${field.key}`)}
          />
        ))}
      </Stack>
    </Paper>
  )
}

function FieldEditor({ field, value, set }: { field: Field; value: string; set: (value: string) => void }): ReactElement {
  const { t } = useTranslation()
  if (field.type === 'choice' || field.type === 'yesNo') {
    const yesNo = [
      { value: 'yes', label: t('customers.yes') },
      { value: 'no', label: t('customers.no') },
    ]
    const now = field.type === 'yesNo' && value !== '' ? (isYes(value) ? 'yes' : 'no') : value
    return (
      <Select
        aria-label={field.label}
        clearable
        clearButtonProps={{ 'aria-label': t('customer.clear') }}
        data={field.type === 'choice' ? field.choices : yesNo}
        value={now === '' ? null : now}
        onChange={(next) => set(next ?? '')}
      />
    )
  }
  return (
    <TextInput
      aria-label={field.label}
      type={field.type === 'date' ? 'date' : 'text'}
      inputMode={field.type === 'number' ? 'decimal' : 'text'}
      value={value}
      onChange={(event) => set(event.currentTarget.value)}
    />
  )
}
