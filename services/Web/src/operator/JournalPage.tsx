import { IconHistory } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { useFigures } from '../i18n/useFigures'
import { factsOf, textOf } from '../settings/audit/said'
import { PageHead } from '../shell/PageHead'
import { Grid } from './Grid'
import { journalQuery, operatorsQuery } from './queries'

/** What operators did and what happened to accounts, the newest first. */
export function JournalPage(): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const query = useInfiniteQuery(journalQuery)
  const { data: operators } = useQuery(operatorsQuery)
  const nameOf = ({ id, kind }: Schemas['Actor']): string => operators?.items.find((one) => one.id === id)?.name ?? id ?? kind
  return (
    <>
      <PageHead title={t('operator.nav.journal')} about={t('operator.journalText')} />
      <Grid
        caption={t('operator.nav.journal')}
        query={query}
        keyOf={(entry) => String(entry.sequence)}
        empty={{ icon: IconHistory, title: t('operator.noJournal'), text: t('operator.journalText') }}
        columns={[
          {
            head: t('billing.when'),
            cell: (entry) => (
              <>
                {figures.instant(entry.at)}
                <div className="minor only-phone">{nameOf(entry.by)}</div>
              </>
            ),
          },
          {
            head: t('operator.what'),
            cell: (entry) => (
              <>
                {entry.entity} · {entry.verb}
                <div className="minor">
                  {factsOf(entry.details)
                    .map(({ before, after }) =>
                      [before, after]
                        .map((value) => textOf(value, String))
                        .filter(Boolean)
                        .join(' → '),
                    )
                    .join(' · ')}
                </div>
              </>
            ),
          },
          { head: t('billing.by'), isMinor: true, cell: (entry) => nameOf(entry.by) },
          { head: t('operator.address'), isMinor: true, cell: (entry) => entry.address ?? '' },
        ]}
      />
    </>
  )
}
