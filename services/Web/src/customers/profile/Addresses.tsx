import { Button, Fieldset, Group, Paper, Stack, Textarea, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../../api/client'
import type { Customer } from '../queries'
import { Inline } from '../record/Inline'

type Address = Schemas['PostalAddress']
const parts = ['street', 'city', 'region', 'postalCode', 'country', 'label'] as const
const most = 10

/** Where a customer gets its post. */
export function Addresses({ customer, isLocked }: { customer: Customer; isLocked: boolean }): ReactElement {
  const { t } = useTranslation()
  return (
    <Paper p="md">
      <Inline
        label={t('customer.addresses')}
        customer={customer}
        part={(one) => one.addresses ?? []}
        change={(addresses) => ({ addresses: addresses.map(written).filter((address) => Object.keys(address).length > 0) })}
        show={(addresses) =>
          addresses.length === 0 ? null : (
            <ul className="plain">
              {addresses.map((address) => (
                <li key={JSON.stringify(address)}>
                  {[address.street, address.postalCode, address.city, address.region, address.country].filter(Boolean).join(', ')}
                  {address.label != null && <span className="quiet">{` ${address.label}`}</span>}
                </li>
              ))}
            </ul>
          )
        }
        editor={(addresses, set) => (
          <Stack gap="sm">
            {addresses.map((address, at) => (
              <AddressEditor
                key={at}
                number={at + 1}
                address={address}
                set={(next) => set(next === null ? addresses.filter((_, index) => index !== at) : addresses.with(at, next))}
              />
            ))}
            {addresses.length < most && (
              <Button
                variant="subtle"
                size="compact-sm"
                w="fit-content"
                leftSection={<IconPlus size={14} aria-hidden />}
                onClick={() => set([...addresses, {}])}
              >
                {t('customer.addAddress')}
              </Button>
            )}
          </Stack>
        )}
        isLocked={isLocked}
      />
    </Paper>
  )
}

function written(address: Address): Address {
  return Object.fromEntries(
    parts.map((part) => [part, address[part]?.trim() ?? '']).filter(([part, text]) => text !== '' && part !== undefined),
  ) as Address
}

function AddressEditor({
  number,
  address,
  set,
}: {
  number: number
  address: Address
  set: (address: Address | null) => void
}): ReactElement {
  const { t } = useTranslation()
  return (
    <Fieldset legend={t('customer.addressNumber', { number })} p="sm">
      <Stack gap="xs">
        <Textarea
          size="sm"
          autosize
          label={t('customer.address.street')}
          maxLength={200}
          value={address.street ?? ''}
          onChange={(event) => set({ ...address, street: event.currentTarget.value })}
        />
        <div className="two-columns">
          {parts.slice(1).map((part) => (
            <TextInput
              key={part}
              size="sm"
              label={t(`customer.address.${part}`)}
              maxLength={part === 'country' ? 2 : 200}
              value={address[part] ?? ''}
              onChange={(event) => set({ ...address, [part]: event.currentTarget.value })}
            />
          ))}
        </div>
        <Group justify="flex-end">
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => set(null)}>
            {t('customer.remove', { what: t('customer.addressNumber', { number }) })}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  )
}
