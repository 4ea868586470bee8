import '@mantine/charts/styles.layer.css'
import { BarChart } from '@mantine/charts'
import { Group, Paper, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useFigures } from '../i18n/useFigures'
import { partsOf } from './CostsByDay'
import { colorOf, fillOf, Patterns, Swatch } from './patterns'
import type { DayCost } from './queries'

interface Props {
  days: readonly string[]
  lines: readonly DayCost[]
  meters: readonly { code: string; name: string }[]
  currency: string
}

/** Bars by day, stacked by meter. Amounts are drawn as numbers and said as the platform's text. */
export function DayChart({ days, lines, meters, currency }: Props): ReactElement {
  const figures = useFigures()
  const known = new Map(lines.map((line) => [line.key, line]))
  const partOf = (day: string, meter: string): string | undefined => {
    const line = known.get(day)
    return line === undefined ? undefined : partsOf(line).find((part) => part.meter === meter)?.amount
  }
  const data = days.map((day) => ({
    day,
    ...Object.fromEntries(meters.map((meter, at) => [`m${at}`, Number(partOf(day, meter.code) ?? 0)])),
  }))
  return (
    <div aria-hidden>
      <BarChart
        h={220}
        data={data}
        dataKey="day"
        type="stacked"
        maxBarWidth={36}
        barChartProps={{ accessibilityLayer: false }}
        series={meters.map((meter, at) => ({ name: `m${at}`, label: meter.name, color: colorOf(at) }))}
        barProps={(series) => ({ fill: fillOf('days', Number(series.name.slice(1))), isAnimationActive: false })}
        xAxisProps={{ tickFormatter: (day: string) => figures.shortDay(day), minTickGap: 16 }}
        yAxisProps={{ width: 64, tickFormatter: (value: number) => figures.money(String(value), currency) }}
        tooltipProps={{
          content: ({ label }) => (
            <Tip
              day={String(label)}
              currency={currency}
              parts={meters.map((meter) => ({ ...meter, amount: partOf(String(label), meter.code) }))}
            />
          ),
        }}
      >
        <Patterns scope="days" at={meters.map((_, at) => at)} />
      </BarChart>
    </div>
  )
}

function Tip({
  day,
  currency,
  parts,
}: {
  day: string
  currency: string
  parts: readonly { code: string; name: string; amount: string | undefined }[]
}): ReactElement {
  const figures = useFigures()
  return (
    <Paper p="sm" shadow="md">
      <Text size="sm" fw={550}>
        {/^\d/.test(day) ? figures.day(day) : ''}
      </Text>
      {parts.map((part, at) =>
        part.amount === undefined ? null : (
          <Group key={part.code} gap={6} wrap="nowrap">
            <Swatch at={at} />
            <Text size="sm">{part.name}</Text>
            <Text size="sm" ml="auto" className="figures">
              {figures.money(part.amount, currency)}
            </Text>
          </Group>
        ),
      )}
    </Paper>
  )
}
