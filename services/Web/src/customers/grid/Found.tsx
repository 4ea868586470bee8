import { Text } from '@mantine/core'
import { IconSearchOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty, Rows } from '../../shell/Rows'
import type { Look } from '../look'
import { searchQuery } from '../queries'
import { Grid } from './Grid'
import type { Selection } from './useSelection'

interface Props {
  q: string
  look: Look
  show: (look: Look) => void
  selection: Selection
}

/** What a search found, best first. */
export function Found({ q, look, selection }: Props): ReactElement {
  const { t } = useTranslation()
  const query = useQuery(searchQuery(q, look.archived === true))
  return (
    <Rows
      query={{ data: query.data?.items.map((hit) => hit.customer), error: query.error }}
      empty={<Empty icon={IconSearchOff} title={t('customers.notFound', { q })} text={t('customers.notFoundText')} />}
      lines={12}
    >
      {(rows) => (
        <Grid rows={rows} look={look} selection={selection} isBusy={query.isFetching}>
          {query.data?.more === true && (
            <Text c="dimmed" size="sm" p="sm" ta="center">
              {t('customers.moreFound', { count: rows.length })}
            </Text>
          )}
        </Grid>
      )}
    </Rows>
  )
}
