import { Button } from '@mantine/core'
import { useIntersection } from '@mantine/hooks'
import { IconFilterOff, IconPlus, IconUsers } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/session'
import { Empty, Rows } from '../../shell/Rows'
import { conditionCount, filterOf, tidy, type Look } from '../look'
import { listQuery } from '../queries'
import { Grid } from './Grid'
import type { Selection } from './useSelection'

interface Props {
  look: Look
  show: (look: Look) => void
  selection: Selection
  onNew: () => void
}

/** Customers that fit. Further ones are read as the end comes near. */
export function Listed({ look, show, selection, onNew }: Props): ReactElement {
  const query = useInfiniteQuery(listQuery(filterOf(look)))
  const { ref, entry } = useIntersection({ rootMargin: '600px' })
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } = query
  useEffect(() => {
    // A page may be short and go on all the same, so each answer has a mark of its own at its end; of one that is gone nothing is known any more.
    const isNear = entry !== null && entry.isIntersecting && entry.target.isConnected
    if (isNear && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [entry, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])
  return (
    <Rows
      query={query.data?.length === 0 && hasNextPage ? { data: undefined, error: null } : query}
      empty={<None look={look} show={show} onNew={onNew} />}
      lines={12}
    >
      {(rows) => (
        <Grid rows={rows} look={look} selection={selection} isBusy={query.isFetching} onSort={(sort) => show(tidy({ ...look, sort }))}>
          {hasNextPage && (
            <>
              <div key={query.dataUpdatedAt} ref={ref} />
              <More isBusy={isFetchingNextPage} onMore={() => void fetchNextPage()} />
            </>
          )}
        </Grid>
      )}
    </Rows>
  )
}

function More({ isBusy, onMore }: { isBusy: boolean; onMore: () => void }): ReactElement {
  const { t } = useTranslation()
  return (
    <div className="more">
      <Button variant="subtle" size="sm" loading={isBusy} onClick={onMore}>
        {t('common.more')}
      </Button>
    </div>
  )
}

function None({ look, show, onNew }: Pick<Props, 'look' | 'show' | 'onNew'>): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  if (conditionCount(look) > 0)
    return (
      <Empty icon={IconFilterOff} title={t('customers.noneFit')} text={t('customers.noneFitText')}>
        <Button variant="default" onClick={() => show(tidy({ columns: look.columns }))}>
          {t('customers.clearFilter')}
        </Button>
      </Empty>
    )
  return (
    <Empty icon={IconUsers} title={t('customers.none')} text={t('customers.noneText')}>
      {may('manageCustomers') && (
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={onNew}>
          {t('customers.new')}
        </Button>
      )}
    </Empty>
  )
}
