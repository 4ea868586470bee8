import { Button, Group, Select, Stack, Textarea, TextInput, Title } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, type Schemas } from '../api/client'
import { useFigures } from '../i18n/useFigures'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'
import { operatorApi } from './api'
import { textOf } from './form'

/** What quantities would cost under a draft; nothing is stored. */
export function BookPreview({ book }: { book: Schemas['PriceBookDocument'] }): ReactElement {
  const { t } = useTranslation()
  const plans = Array.isArray(book.plans) ? book.plans : []
  const [plan, setPlan] = useState<string | null>(plans[0]?.code ?? null)
  const [currency, setCurrency] = useState<string>('USD')
  const preview = useAct<FormData, Schemas['PricePreview']>({
    run: (form) =>
      answer(
        operatorApi.POST('/v1/operator/price-books/preview', {
          body: {
            book,
            plan: plan ?? '',
            currency,
            seats: Number(textOf(form, 'seats')),
            used: textOf(form, 'used')
              .split('\n')
              .map((row) => row.trim().split(/\s+/))
              .flatMap(([meter, quantity]) => (meter !== undefined && quantity !== undefined ? [{ meter, quantity }] : [])),
          },
        }),
      ),
    isForm: true,
  })
  return (
    <form
      aria-label={t('operator.preview')}
      onSubmit={(event: React.SubmitEvent<HTMLFormElement>) => {
        event.preventDefault()
        preview.mutate(new FormData(event.currentTarget))
      }}
    >
      <Stack>
        <Title order={3}>{t('operator.preview')}</Title>
        <Group align="flex-end">
          <Select
            label={t('operator.plan')}
            data={plans.map((one) => ({ value: one.code, label: one.name }))}
            value={plan}
            allowDeselect={false}
            onChange={setPlan}
          />
          <Select
            label={t('operator.currency')}
            data={['USD', 'EUR', 'TWD', 'CNY', 'JPY']}
            value={currency}
            allowDeselect={false}
            onChange={(value) => setCurrency(value ?? 'USD')}
          />
          <TextInput name="seats" label={t('operator.seats')} defaultValue="5" inputMode="numeric" w={100} />
        </Group>
        <Textarea
          name="used"
          label={t('operator.used')}
          description={t('operator.usedHint')}
          defaultValue={'messages.outbound 12000\nmessages.inbound 8000'}
          autosize
          minRows={2}
          classNames={{ input: 'digest' }}
        />
        <Group>
          <Button type="submit" variant="default" loading={preview.isPending}>
            {t('operator.calculate')}
          </Button>
        </Group>
        {preview.isError && <Refusal error={preview.error} />}
        {preview.data !== undefined && <Result preview={preview.data} />}
      </Stack>
    </form>
  )
}

function Result({ preview }: { preview: Schemas['PricePreview'] }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  return (
    <table className="lines lines-flush">
      <caption className="sr-only">{t('operator.preview')}</caption>
      <tbody>
        {preview.lines.map((line, at) => (
          <tr key={at}>
            <th scope="row">{`${line.kind} · ${line.code}`}</th>
            <td className="end">{line.quantity === null ? '' : figures.quantity(line.quantity, 2)}</td>
            <td className="end">{figures.money(line.amount, preview.currency)}</td>
          </tr>
        ))}
        <tr className="sum">
          <th scope="row">{t('billing.total')}</th>
          <td />
          <td className="end">{figures.money(preview.total, preview.currency)}</td>
        </tr>
      </tbody>
    </table>
  )
}
