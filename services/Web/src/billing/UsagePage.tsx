import { Button, Group, Paper, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconReportAnalytics } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { startOf } from '../i18n/figures'
import { useFigures } from '../i18n/useFigures'
import { Empty, Lines, Rows } from '../shell/Rows'
import { Refusal } from '../shell/Trouble'
import { EventTable } from './EventTable'
import { InteractionCost } from './InteractionCost'
import { accountOfBilling, eventsQuery, metersQuery } from './queries'
import { useNames } from './useNames'

/** The events behind a line: of one meter, between two days. */
export function UsagePage(): ReactElement {
  const { t } = useTranslation()
  const names = useNames()
  const search = useSearch({ from: '/inside/billing/usage' })
  const navigate = useNavigate({ from: '/billing/usage' })
  const meters = useQuery(metersQuery)
  const account = useQuery(accountOfBilling)
  if (account.data === undefined || meters.data === undefined) {
    const error = account.error ?? meters.error
    return error === null ? <Lines count={8} /> : <Refusal error={error} />
  }
  const choices = meters.data.items
    .filter((meter) => meter.code !== 'seats')
    .map((meter) => ({ value: meter.code, label: names.meter(meter.code) }))
  const meter = search.meter ?? 'messages.outbound'
  const [from, to] = [search.from ?? account.data.periodFrom, search.to ?? account.data.periodTo]
  const look = (change: Partial<typeof search>): void => void navigate({ search: { meter, from, to, ...change }, replace: true })
  return (
    <Stack gap="lg">
      <Group gap="md" align="flex-end">
        <Select
          label={t('billing.meterWord')}
          data={choices.some((choice) => choice.value === meter) ? choices : [...choices, { value: meter, label: names.meter(meter) }]}
          value={meter}
          allowDeselect={false}
          onChange={(value) => {
            if (value !== null) look({ meter: value })
          }}
          w={260}
        />
        <TextInput
          type="date"
          size="md"
          label={t('billing.from')}
          value={from}
          onChange={(event) => {
            if (event.currentTarget.value !== '') look({ from: event.currentTarget.value })
          }}
        />
        <TextInput
          type="date"
          size="md"
          label={t('billing.until')}
          value={to}
          onChange={(event) => {
            if (event.currentTarget.value !== '') look({ to: event.currentTarget.value })
          }}
        />
      </Group>
      {search.interaction !== undefined && (
        <InteractionCost id={search.interaction} close={() => void navigate({ search: { meter, from, to } })} />
      )}
      <Events meter={meter} from={from} to={to} />
    </Stack>
  )
}

function Events({ meter, from, to }: { meter: string; from: string; to: string }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const query = useInfiniteQuery(eventsQuery(meter, startOf(from, figures.zone), startOf(to, figures.zone)))
  return (
    <Paper p={0}>
      <Rows query={query} empty={<Empty icon={IconReportAnalytics} title={t('billing.noEvents')} text={t('billing.noEventsText')} />}>
        {(events) => (
          <>
            <EventTable events={events} />
            <Group p="md" justify="space-between">
              <Text size="sm" c="dimmed">
                {t('billing.eventsShown', { count: events.length })}
              </Text>
              {query.hasNextPage && (
                <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('billing.more')}
                </Button>
              )}
            </Group>
          </>
        )}
      </Rows>
    </Paper>
  )
}
