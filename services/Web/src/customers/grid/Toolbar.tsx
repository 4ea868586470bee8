import { ActionIcon, Button, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconDownload, IconSearch, IconX } from '@tabler/icons-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { exportAddress, filterOf, tidy, type Look } from '../look'
import { ColumnChoice } from './ColumnChoice'
import { FilterPanel } from './FilterPanel'
import { Views } from './Views'

interface Props {
  look: Look
  show: (look: Look) => void
}

const typingMs = 200

/** What is looked at: views, search, filter, columns, and the file of it. */
export function Toolbar({ look, show }: Props): ReactElement {
  const { t } = useTranslation()
  return (
    <div className="toolbar">
      <Views look={look} show={show} />
      <SearchBox q={look.q} onSearch={(q) => show(tidy({ ...look, q }))} />
      <FilterPanel look={look} show={show} />
      <ColumnChoice look={look} show={show} />
      {look.q === undefined && (
        <Button
          component="a"
          href={exportAddress(filterOf(look))}
          download
          variant="default"
          className="wide-only"
          leftSection={<IconDownload size={16} stroke={1.75} aria-hidden />}
        >
          {t('customers.export')}
        </Button>
      )}
    </div>
  )
}

/** Searches while somebody types. */
function SearchBox({ q, onSearch }: { q: string | undefined; onSearch: (q: string | undefined) => void }): ReactElement {
  const { t } = useTranslation()
  const [text, setText] = useState(q ?? '')
  const search = useDebouncedCallback((next: string) => onSearch(next.trim() === '' ? undefined : next.trim()), typingMs)
  return (
    <TextInput
      className="search"
      type="search"
      size="sm"
      aria-label={t('customers.search')}
      placeholder={t('customers.search')}
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
        search(event.currentTarget.value)
      }}
    />
  )
}
