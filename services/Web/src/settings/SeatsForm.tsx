import { Button, Group, NumberInput, Stack } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type Schemas } from '../api/client'
import { Refusal } from '../shell/Trouble'
import { fieldError, formError } from '../shell/fieldError'
import { useAct } from '../shell/useAct'
import { SeatsPreview } from './SeatsPreview'

const most = 10_000

/** Buying or giving back seats. What it comes to is the platform's own preview, to the last cent, before anything is done. */
export function SeatsForm({ seats }: { seats: Schemas['Seats'] }): ReactElement {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState(seats.bought)
  const isChange = wanted !== seats.bought
  const preview = useQuery({
    queryKey: ['billing', 'preview', 'seats', wanted],
    enabled: isChange,
    placeholderData: keepPreviousData,
    queryFn: () => answer(api.POST('/v1/billing/preview', { body: { seats: wanted } })),
  })
  const buying = useAct({
    run: () => answer(api.PUT('/v1/seats', { body: { bought: wanted }, params: { header: { 'If-Match': `"${seats.version}"` } } })),
    reads: [['seats'], ['statement'], ['billing']],
    done: ({ bought }) => t('settings.seatsBought', { count: bought }),
    isForm: true,
  })
  const above = formError(buying.error, 'bought')
  return (
    <Stack maw={360} w="100%">
      {above !== null && <Refusal error={above} />}
      <Group align="flex-end" wrap="nowrap">
        <NumberInput
          name="bought"
          label={t('settings.boughtSeats')}
          size="md"
          min={seats.assigned}
          max={most}
          allowDecimal={false}
          value={wanted}
          error={fieldError(buying.error, 'bought')}
          onChange={(value) => {
            if (typeof value === 'number') setWanted(value)
          }}
        />
        <Button
          size="md"
          disabled={!isChange || preview.data === undefined || preview.isPlaceholderData}
          loading={buying.isPending}
          onClick={() => buying.mutate()}
        >
          {t(wanted < seats.bought ? 'settings.releaseSeats' : 'settings.buySeats')}
        </Button>
      </Group>
      {preview.isError && <Refusal error={preview.error} />}
      {isChange && preview.data !== undefined && <SeatsPreview preview={preview.data} isFresh={!preview.isPlaceholderData} />}
    </Stack>
  )
}
