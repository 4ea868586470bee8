import { ActionIcon, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  /** What it searches. */
  label: string
  q: string | undefined
  onSearch: (q: string | undefined) => void
}

const typingMs = 200

/** Searches while somebody types. */
export function SearchBox({ label, q, onSearch }: Props): ReactElement {
  const { t } = useTranslation()
  const [text, setText] = useState(q ?? '')
  // Who has left for another page meanwhile is not led back.
  const search = useDebouncedCallback((next: string, page: string) => {
    if (window.location.pathname === page) onSearch(next.trim() === '' ? undefined : next.trim())
  }, typingMs)
  return (
    <TextInput
      className="search"
      type="search"
      size="sm"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
      rightSection={
        text !== '' && (
          <ActionIcon
            variant="subtle"
            size="sm"
            aria-label={t('customers.clearSearch')}
            onClick={() => {
              setText('')
              onSearch(undefined)
            }}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        )
      }
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        search(event.currentTarget.value, window.location.pathname)
      }}
    />
  )
}
