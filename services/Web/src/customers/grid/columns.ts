import type { TFunction } from 'i18next'
import type { Field } from '../queries'

/** What can be shown of a customer beside its name, as views call it. */
export const columnNames = [
  'kind',
  'mail',
  'phone',
  'handle',
  'tags',
  'owner',
  'externalId',
  'city',
  'country',
  'createdAt',
  'changedAt',
] as const

export type ColumnName = (typeof columnNames)[number]

export interface Column {
  key: string
  label: string
  /** Whether the list can go by it. */
  sorts: boolean
}

/** What the platform sorts a column by. */
export function sortKey(key: string): string {
  return key.replace(/^fields\./, '')
}

/** The columns that there are: what every customer has, and the company's own fields. */
export function columnsOf(fields: readonly Field[], t: TFunction): Column[] {
  return [
    ...columnNames.map((key) => ({ key, label: t(`customers.column.${key}`), sorts: key === 'createdAt' || key === 'changedAt' })),
    ...fields
      .filter((field) => !field.archived)
      .map((field) => ({ key: `fields.${field.key}`, label: field.label, sorts: field.filterable && !field.indexing })),
  ]
}
