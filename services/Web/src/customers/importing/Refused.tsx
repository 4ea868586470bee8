import { Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/client'
import { rowsOf } from './csv'

const shownMost = 20

/** The first rows that were refused, and why. */
export function Refused({ id }: { id: string }): ReactElement | null {
  const { t } = useTranslation()
  const { data = [] } = useQuery({
    queryKey: ['customers', 'imports', id, 'errors'],
    queryFn: async () =>
      rowsOf(await answer(api.GET('/v1/imports/{id}/errors', { params: { path: { id } }, parseAs: 'text' })), shownMost + 1).slice(1),
  })
  if (data.length === 0) return null
  return (
    <section>
      <Title order={2} mb="xs">
        {t('importing.refused')}
      </Title>
      <div className="refused-rows" tabIndex={0} role="group" aria-label={t('importing.refused')}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('importing.row')}</Table.Th>
              <Table.Th>{t('importing.column')}</Table.Th>
              <Table.Th>{t('importing.why')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map(([row, column, why]) => (
              <Table.Tr key={`${row ?? ''} ${column ?? ''} ${why ?? ''}`}>
                <Table.Td className="figures">{row}</Table.Td>
                <Table.Td>{column}</Table.Td>
                <Table.Td>{why}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {data.length === shownMost && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('importing.firstOnes', { number: shownMost })}
        </Text>
      )}
    </section>
  )
}
