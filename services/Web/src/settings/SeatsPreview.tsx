import { Group, Stack, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { useFigures } from '../i18n/useFigures'

interface Props {
  preview: Schemas['PreviewedChange']
  isFresh: boolean
}

/** What a change of seats comes to: in the running period by the day, and in a whole one. */
export function SeatsPreview({ preview, isFresh }: Props): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const { currency, to } = preview.then
  const lines: [string, string][] = [
    [t('settings.dueNow', { day: figures.day(to) }), preview.difference],
    [t('settings.duePeriod'), preview.then.due],
    [t('settings.dueNext'), preview.nextPeriod],
  ]
  return (
    <Stack gap={4} role="status" opacity={isFresh ? 1 : 0.5}>
      {lines.map(([label, amount]) => (
        <Group key={label} justify="space-between" wrap="nowrap">
          <Text size="sm" c="dimmed">
            {label}
          </Text>
          <Text className="figures" fw={550}>
            {figures.money(amount, currency)}
          </Text>
        </Group>
      ))}
      <Text size="sm" c="dimmed">
        {t('settings.previewNote')}
      </Text>
    </Stack>
  )
}
