import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fieldsQuery, useColleagues } from '../queries'
import { plain } from './plain'

const parts = ['contacts', 'addresses', 'consents', 'relations', 'archived', 'mergedInto'] as const
const columns = ['name', 'kind', 'tags', 'externalId'] as const

/** What fields of a change are called, and what their values say. */
export function usePlain(): { nameOf: (field: string) => string; textOf: (field: string, value: unknown) => string } {
  const { t } = useTranslation()
  const { data: fields = [] } = useQuery(fieldsQuery)
  const colleagues = useColleagues()
  return {
    nameOf: (field) => {
      const column = columns.find((known) => known === field)
      if (column !== undefined) return t(`customers.column.${column}`)
      if (field === 'ownerId') return t('customers.column.owner')
      const part = parts.find((known) => known === field)
      return part !== undefined ? t(`customer.part.${part}`) : (fields.find(({ key }) => `fields.${key}` === field)?.label ?? field)
    },
    textOf: (field, value) => {
      if (field === 'ownerId' && typeof value === 'string') return colleagues.nameOf(value) ?? t('customer.formerMember')
      if (field === 'kind' && typeof value === 'string')
        return t(value.toLowerCase() === 'person' ? 'customers.kind.person' : 'customers.kind.organisation')
      return plain(value)
    },
  }
}
