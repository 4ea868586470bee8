import '@mantine/charts/styles.layer.css'
import { BarChart } from '@mantine/charts'
import { Group, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { colorOf, fillOf, Patterns, Swatch } from '../billing/patterns'
import { useFigures } from '../i18n/useFigures'

/** Bars by month, what is recurring below usage. The table beside it says the same exactly. */
export function RevenueChart({ months, currency }: { months: readonly Schemas['RevenueMonth'][]; currency: string }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const series = [t('operator.recurring'), t('operator.usage')]
  return (
    <div aria-hidden>
      <Group gap="md" mb="sm">
        {series.map((name, at) => (
          <Group key={name} gap={6} wrap="nowrap">
            <Swatch at={at} />
            <Text size="sm">{name}</Text>
          </Group>
        ))}
      </Group>
      <BarChart
        h={200}
        data={months
          .map((month) => ({ month: month.month, m0: Math.max(0, Number(month.recurring)), m1: Math.max(0, Number(month.usage)) }))
          .reverse()}
        dataKey="month"
        type="stacked"
        maxBarWidth={36}
        withTooltip={false}
        barChartProps={{ accessibilityLayer: false }}
        series={series.map((label, at) => ({ name: `m${at}`, label, color: colorOf(at) }))}
        barProps={(one) => ({ fill: fillOf('months', Number(one.name.slice(1))), isAnimationActive: false })}
        xAxisProps={{ tickFormatter: (month: string) => figures.month(month), minTickGap: 16 }}
        yAxisProps={{ width: 72, tickFormatter: (value: number) => figures.money(String(value), currency) }}
      >
        <Patterns scope="months" at={[0, 1]} />
      </BarChart>
    </div>
  )
}
