import { IconHistory } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFigures } from '../i18n/useFigures'
import { PageHead } from '../shell/PageHead'
import { Grid } from './Grid'
import { journalQuery } from './queries'

/** What operators did and what happened to accounts, the newest first. */
export function JournalPage(): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const query = useInfiniteQuery(journalQuery)
  return (
    <>
      <PageHead title={t('operator.nav.journal')} about={t('operator.journalText')} />
      <Grid
        caption={t('operator.nav.journal')}
        query={query}
        keyOf={(entry) => String(entry.sequence)}
        empty={{ icon: IconHistory, title: t('operator.noJournal'), text: t('operator.journalText') }}
        columns={[
          { head: t('billing.when'), cell: (entry) => figures.instant(entry.at) },
          { head: t('operator.what'), cell: (entry) => `${entry.entity} · ${entry.verb}` },
          { head: t('billing.by'), isMinor: true, cell: (entry) => <span className="digest">{entry.by.id ?? entry.by.kind}</span> },
          { head: t('operator.address'), isMinor: true, cell: (entry) => entry.address ?? '' },
        ]}
      />
    </>
  )
}
