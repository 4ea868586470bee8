import { ActionIcon, Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { IconAt, IconMail, IconPhone, IconPlus, IconX } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../../api/client'
import type { Customer } from '../queries'
import { Inline } from '../record/Inline'

type Point = Schemas['ContactPoint']
const icons = { phone: IconPhone, mail: IconMail, handle: IconAt }
const kinds = ['phone', 'mail', 'handle'] as const
const most = 50

/** How a customer can be reached. */
export function Contacts({ customer, isLocked }: { customer: Customer; isLocked: boolean }): ReactElement {
  const { t } = useTranslation()
  return (
    <Inline
      label={t('customer.contacts')}
      customer={customer}
      part={(one) => one.contacts}
      change={(points) => ({ contacts: points.filter(({ value }) => value.trim() !== '').map(written) })}
      show={(points) => (points.length === 0 ? null : <Points points={points} />)}
      editor={(points, set) => <PointsEditor points={points} set={set} />}
      isLocked={isLocked}
    />
  )
}

function written({ kind, value, label }: Point): Point {
  const called = label?.trim() ?? ''
  return { kind, value: value.trim(), ...(called === '' ? {} : { label: called }) }
}

function Points({ points }: { points: readonly Point[] }): ReactElement {
  const { t } = useTranslation()
  return (
    <ul className="plain">
      {points.map((point) => {
        const Picture = icons[point.kind]
        return (
          <li key={`${point.kind} ${point.value}`} className="with-icon">
            <Picture size={16} stroke={1.75} role="img" aria-label={t(`customers.column.${point.kind}`)} />
            <span className="figures breaks">{point.value}</span>
            {point.label != null && <span className="quiet">{point.label}</span>}
          </li>
        )
      })}
    </ul>
  )
}

function PointsEditor({ points, set }: { points: Point[]; set: (points: Point[]) => void }): ReactElement {
  const { t } = useTranslation()
  const put = (at: number, part: Partial<Point>): void => set(points.map((point, index) => (index === at ? { ...point, ...part } : point)))
  return (
    <Stack gap="xs">
      {points.map((point, at) => (
        <Group key={at} gap={4} wrap="nowrap">
          <Select
            size="sm"
            w={104}
            aria-label={t('customer.contactKind')}
            allowDeselect={false}
            data={kinds.map((kind) => ({ value: kind, label: t(`customers.column.${kind}`) }))}
            value={point.kind}
            onChange={(kind) => put(at, { kind: kinds.find((known) => known === kind) ?? 'phone' })}
          />
          <TextInput
            size="sm"
            flex={2}
            aria-label={t('customer.contactValue')}
            maxLength={254}
            value={point.value}
            onChange={(event) => put(at, { value: event.currentTarget.value })}
          />
          <TextInput
            size="sm"
            flex={1}
            aria-label={t('customer.contactLabel')}
            placeholder={t('customer.contactLabel')}
            maxLength={50}
            value={point.label ?? ''}
            onChange={(event) => put(at, { label: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('customer.remove', { what: point.value })}
            onClick={() => set(points.filter((_, index) => index !== at))}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {points.length < most && (
        <Button
          variant="subtle"
          size="compact-sm"
          w="fit-content"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => set([...points, { kind: points.length === 0 ? 'mail' : 'phone', value: '' }])}
        >
          {t('customer.addContact')}
        </Button>
      )}
    </Stack>
  )
}
