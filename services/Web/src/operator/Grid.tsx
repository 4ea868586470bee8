import { Button, Group, Paper } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty, Rows } from '../shell/Rows'

interface Column<T> {
  head: string
  cell: (row: T) => ReactNode
  /** Stands at the end, as figures do. */
  atEnd?: boolean
  /** Is left out on a phone. */
  isMinor?: boolean
}

interface Props<T> {
  caption: string
  query: {
    data: readonly T[] | undefined
    error: unknown
    hasNextPage?: boolean
    isFetchingNextPage?: boolean
    fetchNextPage?: () => Promise<unknown>
  }
  columns: readonly Column<T>[]
  keyOf: (row: T) => string
  empty: { icon: Icon; title: string; text: string }
}

/** A list of the console: its columns, and more of it where there is more. */
export function Grid<T>({ caption, query, columns, keyOf, empty }: Props<T>): ReactElement {
  const { t } = useTranslation()
  const nameOf = (column: Column<T>): string =>
    [column.atEnd === true ? 'end' : '', column.isMinor === true ? 'only-desk' : ''].join(' ').trim()
  return (
    <Paper p={0}>
      <Rows query={query} empty={<Empty {...empty} />}>
        {(rows) => (
          <table className="lines">
            <caption className="sr-only">{caption}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th scope="col" key={column.head} className={nameOf(column)}>
                    {column.head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={keyOf(row)}>
                  {columns.map((column) => (
                    <td key={column.head} className={nameOf(column)}>
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Rows>
      {query.hasNextPage === true && (
        <Group p="md">
          <Button variant="default" loading={query.isFetchingNextPage === true} onClick={() => void query.fetchNextPage?.()}>
            {t('billing.more')}
          </Button>
        </Group>
      )}
    </Paper>
  )
}
