import { ActionIcon, Button, Group, Stack, TextInput, Title } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Commitment, Coupon } from './draft'

type Column = keyof Coupon | keyof Commitment

interface Props<T> {
  title: string
  add: string
  rows: T[]
  empty: T
  columns: readonly [keyof T & Column, ...(keyof T & Column)[]]
  onChange: (rows: T[]) => void
}

/** Coupons or commitments, a row each. */
export function TermRows<T extends { [name in keyof T]: string }>({ title, add, rows, empty, columns, onChange }: Props<T>): ReactElement {
  const { t } = useTranslation()
  const [first, ...others] = columns
  const input = (place: number, row: T, column: keyof T & Column): ReactElement => (
    <TextInput
      key={column}
      flex="1 1 88px"
      label={t(`operator.term.${column}`)}
      value={row[column]}
      required={column === 'code'}
      {...(column === 'periods' && { inputMode: 'numeric', pattern: '[0-9]*' })}
      onChange={(event) => onChange(rows.with(place, { ...row, [column]: event.currentTarget.value }))}
    />
  )
  return (
    <Stack gap="xs" role="group" aria-label={title}>
      <Title order={3}>{title}</Title>
      {rows.map((row, place) => (
        <Stack key={place} gap="xs">
          <Group align="flex-end" gap="xs" wrap="nowrap">
            {input(place, row, first)}
            <ActionIcon
              variant="default"
              size={42}
              aria-label={`${t('operator.remove')}: ${title} ${place + 1}`}
              onClick={() => onChange(rows.toSpliced(place, 1))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
          <Group align="flex-end" gap="xs">
            {others.map((column) => input(place, row, column))}
          </Group>
        </Stack>
      ))}
      <Group>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onChange([...rows, empty])}>
          {add}
        </Button>
      </Group>
    </Stack>
  )
}
