import { SimpleGrid, Stack } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../api/session'
import { PageHead } from '../shell/PageHead'
import { InvoicesFigure, SeatsFigure, StatementFigure } from './figures'
import { FirstSteps } from './FirstSteps'
import { OpenInteractions, OwnTasks } from './lists'
import { OfferedOwnership } from './OfferedOwnership'

/** What the day looks like for the person who is signed in: work for who serves, figures for who pays. */
export function HomePage(): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  return (
    <>
      <PageHead title={t('home.title')} />
      <Stack gap="lg">
        <OfferedOwnership />
        <FirstSteps />
        {may('readUsage') && (
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
            <StatementFigure />
            <SeatsFigure mayManage={may('manageSeats')} />
            <InvoicesFigure />
          </SimpleGrid>
        )}
        {may('readInteractions') && (
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            <OpenInteractions />
            <OwnTasks />
          </SimpleGrid>
        )}
      </Stack>
    </>
  )
}
