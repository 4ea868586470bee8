import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { searchQuery, type Customer } from './queries'

const typingMs = 200

interface Props {
  label: string
  /** Who is not to be chosen. */
  except: string
  chosen: Customer | null
  onChoose: (customer: Customer | null) => void
}

/** Finds one customer by words. */
export function CustomerPicker({ label, except, chosen, onChoose }: Props): ReactElement {
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), typingMs)
  const { data } = useQuery({ ...searchQuery(q, false), enabled: q !== '' })
  const found = (data?.items ?? []).map((hit) => hit.customer).filter(({ id }) => id !== except)
  const shown = chosen !== null && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found
  return (
    <Select
      size="sm"
      label={label}
      searchable
      clearable
      filter={({ options }) => options}
      data={shown.map((customer) => ({
        value: customer.id,
        label: [customer.name, customer.contacts[0]?.value].filter(Boolean).join(' · '),
      }))}
      searchValue={text}
      onSearchChange={setText}
      value={chosen?.id ?? null}
      onChange={(id) => onChoose(shown.find((customer) => customer.id === id) ?? null)}
    />
  )
}
