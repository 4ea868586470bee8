import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId, useRef, useState, type KeyboardEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/client'
import { useMay } from '../../api/session'
import { useColleagues } from '../queries'
import { named, toWire, typedAt, type Mentionable } from './mentions'

interface Props {
  label: string
  first?: { text: string; chosen: Mentionable[] }
  isBusy: boolean
  /** Given the note as it is sent, and what empties the box. */
  onSave: (text: string, done: () => void) => void
  onClose?: () => void
}

const shownMost = 6

/** Where a note is written. @ names colleagues and teams; Ctrl or Cmd with Enter saves. */
export function NoteBox({ label, first, isBusy, onSave, onClose }: Props): ReactElement {
  const { t } = useTranslation()
  const list = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(first?.text ?? '')
  const [chosen, setChosen] = useState<Mentionable[]>(first?.chosen ?? [])
  const [typed, setTyped] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const people = useMentionable()
  const found = typed === null ? [] : people.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase())).slice(0, shownMost)

  const choose = (one: Mentionable): void => {
    const next = named(text, box.current?.selectionStart ?? text.length, one.name)
    setText(next.text)
    setChosen([...chosen.filter(({ token }) => token !== one.token), one])
    setTyped(null)
    requestAnimationFrame(() => {
      box.current?.focus()
      box.current?.setSelectionRange(next.cursor, next.cursor)
    })
  }
  const save = (): void => {
    if (text.trim() !== '')
      onSave(toWire(text.trim(), chosen), () => {
        setText('')
        setChosen([])
      })
  }
  const press = (event: KeyboardEvent): void => {
    const one = found[at]
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
    else if (one === undefined) return
    else if (event.key === 'ArrowDown') setAt((at + 1) % found.length)
    else if (event.key === 'ArrowUp') setAt((at + found.length - 1) % found.length)
    else if (event.key === 'Enter' || event.key === 'Tab') choose(one)
    else if (event.key === 'Escape') setTyped(null)
    else return
    event.preventDefault()
  }

  return (
    <Stack gap="xs" className="note-box">
      <Textarea
        ref={box}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={10_000}
        aria-label={label}
        placeholder={t('customer.noteHint')}
        aria-autocomplete="list"
        aria-controls={found.length > 0 ? list : undefined}
        aria-activedescendant={found.length > 0 ? `${list}-${at}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setTyped(typedAt(event.currentTarget.value, event.currentTarget.selectionStart))
          setAt(0)
        }}
        onKeyDown={press}
        onBlur={() => setTyped(null)}
      />
      {found.length > 0 && (
        <ul id={list} role="listbox" aria-label={t('customer.colleagues')} className="mentions">
          {found.map((one, index) => (
            <li key={one.token} id={`${list}-${index}`} role="option" aria-selected={index === at}>
              <button type="button" tabIndex={-1} onMouseDown={(event) => event.preventDefault()} onClick={() => choose(one)}>
                {one.name}
              </button>
            </li>
          ))}
        </ul>
      )}
      <Group gap="xs">
        <Button size="sm" disabled={text.trim() === ''} loading={isBusy} onClick={save}>
          {t('customers.save')}
        </Button>
        {onClose !== undefined && (
          <Button size="sm" variant="default" onClick={onClose}>
            {t('customers.cancel')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

function useMentionable(): Mentionable[] {
  const may = useMay()
  const colleagues = useColleagues()
  const { data: teams = [] } = useQuery({
    queryKey: ['teams', 'names'],
    staleTime: 60_000,
    enabled: may('readTenant'),
    queryFn: async () => (await answer(api.GET('/v1/teams', { params: { query: { limit: 1000 } } }))).items,
  })
  return [
    ...colleagues.options.map(({ value, label }) => ({ token: `member:${value}`, name: label })),
    ...teams.map(({ id, name }) => ({ token: `team:${id}`, name })),
  ]
}
