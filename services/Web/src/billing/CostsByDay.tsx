import { Group, Paper, Skeleton, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf, daysBetween } from '../i18n/figures'
import { useFigures } from '../i18n/useFigures'
import { Refusal } from '../shell/Trouble'
import { Swatch } from './patterns'
import { costsQuery, type DayCost } from './queries'
import { useNames } from './useNames'

const DayChart = lazy(() => import('./DayChart').then((file) => ({ default: file.DayChart })))

/** What each day added to the charges, meter by meter. */
export function CostsByDay(): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const names = useNames()
  const { data, error } = useQuery(costsQuery('day'))
  if (data === undefined) return error === null ? <Skeleton h={280} /> : <Refusal error={error} />
  const lines: DayCost[] = data.lines
  const meters = [...new Set(lines.flatMap((line) => partsOf(line).map((part) => part.meter)))].sort()
  const today = dayOf(data.asOf, figures.zone)
  return (
    <Paper>
      <Group justify="space-between" mb="md" gap="sm">
        <Title order={2}>{t('billing.byDay')}</Title>
        <Group component="ul" gap="md" m={0} p={0}>
          {meters.map((meter, at) => (
            <Group component="li" key={meter} gap={6} wrap="nowrap">
              <Swatch at={at} />
              <Text size="sm">{meter === '' ? t('billing.usageWord') : names.meter(meter)}</Text>
            </Group>
          ))}
        </Group>
      </Group>
      {lines.length === 0 ? (
        <Text c="dimmed">{t('billing.byDayEmpty')}</Text>
      ) : (
        <>
          <Suspense fallback={<Skeleton h={220} />}>
            <DayChart
              days={daysBetween(data.from, today)}
              lines={lines}
              meters={meters.map((meter) => ({ code: meter, name: meter === '' ? t('billing.usageWord') : names.meter(meter) }))}
              currency={data.currency}
            />
          </Suspense>
          <div className="sr-only">
            <DayTable lines={lines} meters={meters} currency={data.currency} />
          </div>
        </>
      )}
    </Paper>
  )
}

/** What each meter added on a day; of the day as a whole, where that is not said. */
export const partsOf = (line: DayCost): { meter: string; amount: string }[] => line.parts ?? [{ meter: '', amount: line.amount }]

/** The same for who reads rather than looks. */
function DayTable({ lines, meters, currency }: { lines: readonly DayCost[]; meters: readonly string[]; currency: string }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const names = useNames()
  return (
    <table>
      <caption>{t('billing.byDay')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('billing.day')}</th>
          {meters.map((meter) => (
            <th scope="col" key={meter}>
              {meter === '' ? t('billing.usageWord') : names.meter(meter)}
            </th>
          ))}
          <th scope="col">{t('billing.charges')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.key}>
            <th scope="row">{figures.day(line.key)}</th>
            {meters.map((meter) => {
              const part = partsOf(line).find((one) => one.meter === meter)
              return <td key={meter}>{part === undefined ? '' : figures.money(part.amount, currency)}</td>
            })}
            <td>{figures.money(line.amount, currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
