import { Button, Checkbox, Group, JsonInput, Paper, Select, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, Refused, type Schemas } from '../../api/client'
import { Refusal } from '../../shell/Trouble'
import { useAct } from '../../shell/useAct'
import { operatorApi } from '../api'
import { currencies, draftOf, isObject, noCommitment, noCoupon, termsOf, type Draft } from './draft'
import { TermRows } from './TermRows'

/** What is agreed with one company alone. */
export function TermsForm({ id, account }: { id: string; account: Schemas['BillingAccount'] }): ReactElement {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(() => draftOf(account.terms))
  const set = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }))
  const save = useAct<Draft>({
    run: (typed) =>
      answer(
        operatorApi.PUT('/v1/operator/tenants/{id}/billing/terms', {
          body: termsOf(typed, account.terms),
          params: { path: { id }, header: { 'If-Match': `"${account.version}"` } },
        }),
      ),
    reads: [['operator', 'tenant', id]],
    isForm: true,
    done: () => t('billing.saved'),
  })
  const areMetersJson = draft.meters.trim() === '' || isObject(draft.meters)
  const text = (
    name: 'dueDays' | 'taxCode' | 'taxPercent' | 'base' | 'seat',
    inputMode: 'numeric' | 'decimal' | 'text',
    placeholder?: string,
  ) => (
    <TextInput
      label={t(`operator.term.${name}`)}
      inputMode={inputMode}
      placeholder={placeholder}
      value={draft[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
      {...(inputMode === 'numeric' && { required: true, pattern: '[0-9]+' })}
    />
  )
  return (
    <Paper
      component="form"
      onSubmit={(event: React.SubmitEvent<HTMLFormElement>) => {
        event.preventDefault()
        save.mutate(draft)
      }}
    >
      <Stack>
        <Title order={2}>{t('operator.terms')}</Title>
        {save.isError && <Refusal error={save.error} />}
        {save.error instanceof Refused && save.error.field !== null && (
          <Text size="sm">{`${t('operator.place')}: ${save.error.field}`}</Text>
        )}
        <SimpleGrid cols={2}>
          <Select
            label={t('operator.currency')}
            data={currencies}
            value={draft.currency}
            allowDeselect={false}
            onChange={(currency) => set({ currency: currency ?? draft.currency })}
          />
          {text('dueDays', 'numeric')}
          {text('base', 'decimal', t('operator.term.ofBook'))}
          {text('seat', 'decimal', t('operator.term.ofBook'))}
          {text('taxCode', 'text', t('operator.term.none'))}
          {text('taxPercent', 'decimal')}
        </SimpleGrid>
        <Checkbox
          label={t('operator.term.taxInclusive')}
          checked={draft.taxInclusive}
          onChange={(event) => set({ taxInclusive: event.currentTarget.checked })}
        />
        <TermRows
          title={t('operator.term.coupons')}
          add={t('operator.term.addCoupon')}
          rows={draft.coupons}
          empty={noCoupon}
          columns={['code', 'percent', 'amount', 'maximum', 'periods']}
          onChange={(coupons) => set({ coupons })}
        />
        <TermRows
          title={t('operator.term.commitments')}
          add={t('operator.term.addCommitment')}
          rows={draft.commitments}
          empty={noCommitment}
          columns={['code', 'amount', 'codes']}
          onChange={(commitments) => set({ commitments })}
        />
        <JsonInput
          label={t('operator.term.meters')}
          description={t('operator.term.metersHint')}
          placeholder={t('operator.term.ofBook')}
          value={draft.meters}
          onChange={(meters) => set({ meters })}
          validationError={t('operator.noJson')}
          autosize
          minRows={2}
          maxRows={24}
          classNames={{ input: 'digest' }}
        />
        <Group>
          <Button type="submit" loading={save.isPending} disabled={!areMetersJson}>
            {t('billing.save')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
