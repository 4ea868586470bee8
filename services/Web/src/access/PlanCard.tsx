import { Group, Radio, Stack, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { useFigures } from '../i18n/useFigures'

interface Props {
  plan: Schemas['PlanChoice']
  currency: string
  seats: number
  isChosen: boolean
}

const shown = [
  ['customers.active', 'access.includedCustomers'],
  ['messages.outbound', 'access.includedMessages'],
  ['storage.bytes', 'access.includedStorage'],
] as const

/** One plan: what it comes to a month, and what is in it. */
export function PlanCard({ plan, currency, seats, isChosen }: Props): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  return (
    <Radio.Card value={plan.code} p="lg" className="plan-card" data-chosen={isChosen || undefined}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap">
          <Text fw={600} size="lg">
            {plan.name}
          </Text>
          <Radio.Indicator />
        </Group>
        <div>
          <span className="figure figures">{figures.money(plan.total, currency)}</span>{' '}
          <Text span c="dimmed" size="sm">
            {t('access.perMonth')}
          </Text>
        </div>
        <Text size="sm">{t('access.forSeats', { count: seats })}</Text>
        <Text size="sm" c="dimmed" mih={40}>
          {plan.seat === '0'
            ? t('access.seatsIncluded', { count: plan.includedSeats })
            : t('access.seatPrice', { count: plan.includedSeats, amount: figures.money(plan.seat, currency) })}
        </Text>
        {shown.map(([meter, word]) =>
          plan.included[meter] === undefined ? null : (
            <Text key={meter} size="sm" className="figures">
              {t(word, { amount: figures.quantity(plan.included[meter]) })}
            </Text>
          ),
        )}
        <Text size="sm" fw={550}>
          {plan.trialDays > 0 ? t('access.trial', { count: plan.trialDays }) : t('access.noTrial')}
        </Text>
      </Stack>
    </Radio.Card>
  )
}
