import { Button, Fieldset, Group, Paper, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, Refused, type Schemas } from '../api/client'
import { useMay } from '../api/session'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'

/** What stands on invoices about who buys. */
export function BuyerForm({ account }: { account: Schemas['BillingAccount'] }): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const { buyer } = account
  const save = useAct<Schemas['BillingParty'], Schemas['BillingAccount']>({
    run: (body) => answer(api.PUT('/v1/billing/buyer', { body, params: { header: { 'If-Match': `"${account.version}"` } } })),
    reads: [['billing']],
    isForm: true,
    done: () => t('billing.saved'),
  })
  const faultOf = (field: string): string | undefined =>
    save.error instanceof Refused && save.error.field === field ? save.error.message : undefined
  const line = (name: 'legalName' | 'taxId' | 'purchaseOrder' | 'mail' | 'country', maxLength: number, hint?: string): ReactElement => (
    <TextInput
      name={name}
      label={t(`billing.buyer.${name}`)}
      description={hint}
      type={name === 'mail' ? 'email' : 'text'}
      defaultValue={buyer[name] ?? ''}
      maxLength={maxLength}
      error={faultOf(name)}
    />
  )
  return (
    <Paper
      component="form"
      aria-label={t('billing.buyerTitle')}
      onSubmit={(event: React.SubmitEvent<HTMLFormElement>) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const of = (name: string): string | null => {
          const value = form.get(name)
          return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
        }
        save.mutate({
          legalName: of('legalName'),
          address: of('address')?.replaceAll('\r\n', '\n') ?? null,
          taxId: of('taxId'),
          purchaseOrder: of('purchaseOrder'),
          mail: of('mail'),
          country: of('country')?.toUpperCase() ?? null,
        })
      }}
    >
      <Fieldset variant="unstyled" disabled={!may('manageBilling')}>
        <Stack>
          <div>
            <Title order={2}>{t('billing.buyerTitle')}</Title>
            <Text c="dimmed">{t('billing.buyerText')}</Text>
          </div>
          {save.isError && <Refusal error={save.error} />}
          {line('legalName', 200)}
          <Textarea
            name="address"
            size="md"
            label={t('billing.buyer.address')}
            defaultValue={buyer.address ?? ''}
            maxLength={500}
            autosize
            minRows={3}
            error={faultOf('address')}
          />
          {line('country', 2, t('billing.buyer.countryHint'))}
          {line('taxId', 40)}
          {line('purchaseOrder', 60)}
          {line('mail', 254, t('billing.buyer.mailHint'))}
          {may('manageBilling') && (
            <Group>
              <Button type="submit" loading={save.isPending}>
                {t('billing.save')}
              </Button>
            </Group>
          )}
        </Stack>
      </Fieldset>
    </Paper>
  )
}
