import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/session'
import { sortedBy, usualColumns, type Look } from '../look'
import { fieldsQuery, useColleagues, type Customer, type Field } from '../queries'
import { columnsOf, sortKey, type Column } from './columns'
import { GridRow } from './GridRow'
import type { Selection } from './useSelection'

interface Props {
  rows: readonly Customer[]
  look: Look
  selection: Selection
  /** Shows them in another order; left out where the order is given. */
  onSort?: (sort: string) => void
  /** Whether another answer is on its way. */
  isBusy: boolean
  children?: ReactNode
}

const noFields: readonly Field[] = []

/** Customers in rows: arrows go up and down, enter opens, space chooses. */
export function Grid({ rows, look, selection, onSort, isBusy, children }: Props): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const { data: fields = noFields } = useQuery(fieldsQuery)
  const colleagues = useColleagues()
  const body = useRef<HTMLTableSectionElement>(null)
  const [current, setCurrent] = useState(0)
  const columns = useMemo(() => {
    const known = columnsOf(fields, t)
    return (look.columns ?? usualColumns).flatMap((key) => known.filter((column) => column.key === key))
  }, [fields, look.columns, t])
  const keys = useMemo(() => columns.map(({ key }) => key), [columns])
  const isChoosable = may('manageCustomers')
  const at = Math.min(current, rows.length - 1)

  const move = (event: KeyboardEvent): void => {
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (event.key === ' ' && isChoosable && event.target instanceof HTMLAnchorElement) {
      event.preventDefault()
      const row = rows[at]
      if (row !== undefined) selection.toggle(row.id)
    } else if (target !== undefined && target >= 0 && target < rows.length) {
      event.preventDefault()
      setCurrent(target)
      body.current?.rows[target]?.querySelector<HTMLElement>('th a')?.focus()
    }
  }

  const chosenHere = rows.filter(({ id }) => selection.ids.has(id)).length
  return (
    <div className="grid" aria-busy={isBusy}>
      <table>
        <caption className="unseen">{t('customers.caption')}</caption>
        <thead>
          <tr>
            {isChoosable && (
              <td className="choose">
                <label>
                  <input
                    type="checkbox"
                    aria-label={t('customers.chooseAll')}
                    checked={rows.length > 0 && chosenHere === rows.length}
                    ref={(box) => {
                      if (box !== null) box.indeterminate = chosenHere > 0 && chosenHere < rows.length
                    }}
                    onChange={() => (chosenHere === rows.length ? selection.clear() : selection.choose(rows.map(({ id }) => id)))}
                  />
                </label>
              </td>
            )}
            <Head column={{ key: 'name', label: t('customers.column.name'), sorts: true }} sort={look.sort} onSort={onSort} />
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={look.sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={move} onFocus={(event) => setCurrent(rowOf(event.target))}>
          {rows.map((customer, index) => (
            <GridRow
              key={customer.id}
              customer={customer}
              columns={keys}
              fields={fields}
              ownerOf={colleagues.nameOf}
              isChosen={selection.ids.has(customer.id)}
              isCurrent={index === at}
              isChoosable={isChoosable}
              onToggle={selection.toggle}
            />
          ))}
        </tbody>
      </table>
      {children}
    </div>
  )
}

function rowOf(element: Element): number {
  return element.closest('tr')?.sectionRowIndex ?? 0
}

interface HeadProps {
  column: Column
  sort: string | undefined
  onSort: ((sort: string) => void) | undefined
}

function Head({ column, sort = 'name', onSort }: HeadProps): ReactElement {
  const key = sortKey(column.key)
  const isBy = onSort !== undefined && (sort === key || sort === `-${key}`)
  const Arrow = sort.startsWith('-') ? IconArrowDown : IconArrowUp
  return (
    <th
      scope="col"
      className={`col-${column.key.replace('.', '-')}`}
      aria-sort={isBy ? (sort.startsWith('-') ? 'descending' : 'ascending') : undefined}
    >
      {column.sorts && onSort !== undefined ? (
        <button type="button" onClick={() => onSort(sortedBy(sort, key))}>
          {column.label}
          {isBy && <Arrow size={14} aria-hidden />}
        </button>
      ) : (
        column.label
      )}
    </th>
  )
}
