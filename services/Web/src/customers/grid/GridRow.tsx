import { IconBuilding, IconUser } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { memo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer, Field } from '../queries'
import { Cell } from './Cell'

interface Props {
  customer: Customer
  columns: readonly string[]
  fields: readonly Field[]
  ownerOf: (id: string | null | undefined) => string | undefined
  isChosen: boolean
  /** Whether the keyboard is at this row. */
  isCurrent: boolean
  /** Whether it can be chosen at all. */
  isChoosable: boolean
  onToggle: (id: string) => void
}

/** One customer. The name is a link that covers the row. */
export const GridRow = memo(function GridRow({
  customer,
  columns,
  fields,
  ownerOf,
  isChosen,
  isCurrent,
  isChoosable,
  onToggle,
}: Props): ReactElement {
  const { t } = useTranslation()
  const Picture = customer.kind === 'organisation' ? IconBuilding : IconUser
  const name = customer.name === '' ? (customer.externalId ?? '') : customer.name
  const hasMail = customer.contacts.some((contact) => contact.kind === 'mail')
  return (
    <tr className={hasMail ? 'has-mail' : undefined} data-chosen={isChosen || undefined} data-id={customer.id}>
      {isChoosable && (
        <td className="choose">
          <label>
            <input
              type="checkbox"
              tabIndex={isCurrent ? 0 : -1}
              aria-label={t('customers.choose', { name })}
              checked={isChosen}
              onChange={() => onToggle(customer.id)}
            />
          </label>
        </td>
      )}
      <th scope="row" className="name">
        <Link to="/customers/$id" params={{ id: customer.id }} tabIndex={isCurrent ? 0 : -1} preload={false}>
          <Picture size={16} stroke={1.75} aria-hidden />
          <span>{name}</span>
          {customer.archived && <span className="tag">{t('customers.archived')}</span>}
        </Link>
      </th>
      {columns.map((column) => (
        <td key={column} className={`col-${column.replace('.', '-')}`}>
          <Cell column={column} customer={customer} fields={fields} ownerOf={ownerOf} />
        </td>
      ))}
    </tr>
  )
})
