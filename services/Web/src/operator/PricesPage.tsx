import { Paper, Stack, Title } from '@mantine/core'
import { IconTag } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFigures } from '../i18n/useFigures'
import { PageHead } from '../shell/PageHead'
import { Lines } from '../shell/Rows'
import { TextLink } from '../shell/TextLink'
import { Refusal } from '../shell/Trouble'
import { BookEditor } from './BookEditor'
import { Grid } from './Grid'
import { bookQuery, booksQuery } from './queries'

/** The versions of the price book, and the draft of the next one, begun from one of them. */
export function PricesPage(): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const { data, error } = useQuery(booksQuery)
  const { from } = useSearch({ from: '/operator/prices' })
  return (
    <Stack gap="lg">
      <PageHead title={t('operator.nav.prices')} about={t('operator.pricesText')} />
      <Grid
        caption={t('operator.nav.prices')}
        query={{ data: data?.items, error }}
        keyOf={(book) => book.id}
        empty={{ icon: IconTag, title: t('operator.nav.prices'), text: t('operator.pricesText') }}
        columns={[
          {
            head: t('operator.version'),
            cell: (book) => (
              <>
                {book.version}
                <div className="minor">{book.name}</div>
              </>
            ),
          },
          { head: t('operator.holdsFrom'), cell: (book) => figures.instant(book.effectiveFrom) },
          { head: t('billing.digest'), isMinor: true, cell: (book) => <span className="digest">{book.digest}</span> },
          {
            head: t('operator.acts'),
            cell: (book) => (
              <TextLink to="/operator/prices" search={{ from: book.id }} inherit>
                {t('operator.draftFrom')}
              </TextLink>
            ),
          },
        ]}
      />
      {from !== undefined && <Draft key={from} id={from} />}
    </Stack>
  )
}

function Draft({ id }: { id: string }): ReactElement {
  const { t } = useTranslation()
  const { data, error } = useQuery(bookQuery(id))
  return (
    <Paper component="section" aria-label={t('operator.draft')}>
      <Title order={2} mb="md">
        {t('operator.draft')}
      </Title>
      {data === undefined ? error === null ? <Lines count={6} /> : <Refusal error={error} /> : <BookEditor base={data.document} />}
    </Paper>
  )
}
