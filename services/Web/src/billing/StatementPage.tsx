import { Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { dayBefore } from '../i18n/figures'
import { useFigures } from '../i18n/useFigures'
import { Lines } from '../shell/Rows'
import { Refusal } from '../shell/Trouble'
import { CostsByDay } from './CostsByDay'
import { CostList } from './CostList'
import { LineTable } from './LineTable'
import { statementQuery, type Statement } from './queries'
import { useNames } from './useNames'

/** What the running period comes to, and why. */
export function StatementPage(): ReactElement {
  const { t } = useTranslation()
  const { data, error } = useQuery(statementQuery)
  const names = useNames()
  if (data === undefined) return error === null ? <Lines count={8} /> : <Refusal error={error} />
  return (
    <Stack gap="lg">
      <Head statement={data} />
      <Paper p={0}>
        <LineTable
          lines={data.lines}
          currency={data.currency}
          period={data}
          sums={data}
          caption={t('billing.linesOf', { span: names.span(data.from, data.to) })}
        />
      </Paper>
      <CostsByDay />
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <CostList by="channel" />
        <CostList by="user" />
      </SimpleGrid>
    </Stack>
  )
}

function Head({ statement }: { statement: Statement }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const names = useNames()
  const { forecast, currency } = statement
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      <Paper>
        <Title order={2} size="sm" fw={400} c="dimmed">
          {t('billing.soFar')}
        </Title>
        <div className="figure figures">{figures.money(statement.total, currency)}</div>
        <Text size="sm" c="dimmed">
          {names.span(statement.from, statement.to)}
        </Text>
      </Paper>
      <Paper>
        <Title order={2} size="sm" fw={400} c="dimmed">
          {t('billing.expectedBy', { day: figures.day(dayBefore(statement.to)) })}
        </Title>
        {forecast == null ? (
          <Text mt={4}>{t('billing.noForecast')}</Text>
        ) : (
          <>
            <div className="figure figures">{figures.money(forecast.total, currency)}</div>
            <Range low={forecast.low} best={forecast.total} high={forecast.high} now={statement.total} />
            <Text size="sm" c="dimmed" mt={8}>
              {t('billing.range', { low: figures.money(forecast.low, currency), high: figures.money(forecast.high, currency) })}
            </Text>
          </>
        )}
      </Paper>
      <Paper>
        <Title order={2} size="sm" fw={400} c="dimmed">
          {t('billing.due')}
        </Title>
        <div className="figure figures">{figures.money(statement.due, currency)}</div>
        <Text size="sm" c="dimmed">
          {t('billing.asOf', { time: figures.time(statement.asOf) })}
        </Text>
      </Paper>
    </SimpleGrid>
  )
}

/** Where the forecast lies, drawn from nothing to its high end. */
function Range({ low, best, high, now }: { low: string; best: string; high: string; now: string }): ReactElement {
  const end = Math.max(Number(high), Number(now), 0.01)
  const at = (amount: string): string => `${Math.max(0, Math.min(100, (Number(amount) / end) * 100))}%`
  return (
    <div className="mark" aria-hidden>
      <span style={{ insetInlineStart: at(low), insetInlineEnd: `calc(100% - ${at(high)})` }} />
      <i style={{ insetInlineStart: at(best) }} />
    </div>
  )
}
