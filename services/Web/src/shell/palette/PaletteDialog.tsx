import { Modal, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch, IconUser } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/session'
import { searchQuery } from '../../customers/queries'
import { isFitting } from './fitting'
import { usePages, type Goal } from './usePages'
import './palette.css'

const typingMs = 150
const customersMost = 8

/** The way to every page and every customer by typing: arrows choose, enter goes there, escape goes back. */
export function PaletteDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation()
  const router = useRouter()
  const id = useId()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const { goals, isLooking } = useGoals(text.trim())
  const at = Math.min(chosen, goals.length - 1)
  const go = ({ href }: Goal): void => {
    onClose()
    router.history.push(href)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // While Chinese is being composed, its keys belong to the composition.
    if (event.nativeEvent.isComposing || goals.length === 0) return
    const goal = goals[at]
    if (event.key === 'ArrowDown') setChosen((at + 1) % goals.length)
    else if (event.key === 'ArrowUp') setChosen((at - 1 + goals.length) % goals.length)
    else if (event.key === 'Enter' && goal !== undefined) go(goal)
    else return
    event.preventDefault()
  }
  return (
    <Modal opened onClose={onClose} title={t('palette.title')} size="lg" closeButtonProps={{ 'aria-label': t('common.close') }}>
      <TextInput
        data-autofocus
        role="combobox"
        aria-label={t('palette.find')}
        aria-expanded={goals.length > 0}
        aria-controls={goals.length > 0 ? id : undefined}
        aria-activedescendant={goals.length > 0 ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={t('palette.find')}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setChosen(0)
        }}
      />
      {goals.length > 0 && (
        <ul id={id} role="listbox" aria-label={t('palette.title')} className="palette">
          {goals.map((goal, place) => (
            <Entry key={goal.href} goal={goal} id={`${id}-${place}`} isChosen={place === at} choose={() => go(goal)} />
          ))}
        </ul>
      )}
      <Text role="status" c="dimmed" ta="center" py={goals.length === 0 ? 'lg' : 0}>
        {goals.length === 0 && !isLooking ? t('palette.nothing', { text }) : ''}
      </Text>
    </Modal>
  )
}

function Entry({ goal, id, isChosen, choose }: { goal: Goal; id: string; isChosen: boolean; choose: () => void }): ReactElement {
  const here = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isChosen) here.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  return (
    <li ref={here} id={id} role="option" aria-selected={isChosen} onClick={choose}>
      <goal.icon size={18} stroke={1.75} aria-hidden />
      <span className="palette-label">{goal.label}</span>
      <span className="palette-under">{goal.under}</span>
    </li>
  )
}

/** What fits what was typed: pages first, then customers. */
function useGoals(typed: string): { goals: Goal[]; isLooking: boolean } {
  const { t } = useTranslation()
  const may = useMay()
  const [q] = useDebouncedValue(typed, typingMs)
  const isAsked = may('readCustomers') && typed !== ''
  const search = useQuery({ ...searchQuery(q, false), enabled: isAsked && q !== '' })
  const pages = usePages().filter(({ label, under }) => isFitting(typed, label, under))
  const customers = (isAsked ? (search.data?.items ?? []) : []).slice(0, customersMost).map(({ customer }) => ({
    href: `/customers/${customer.id}`,
    label: customer.name === '' ? (customer.externalId ?? '') : customer.name,
    under: customer.contacts[0]?.value ?? t('nav.customers'),
    icon: IconUser,
  }))
  return { goals: [...pages, ...customers], isLooking: isAsked && (q !== typed || search.isFetching) }
}
