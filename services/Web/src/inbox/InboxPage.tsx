import './inbox.css'
import { IconMessages } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useSession } from '../api/session'
import { Empty } from '../shell/Rows'
import { Conversation } from './Conversation'
import { InboxList } from './InboxList'
import { KeyHelp } from './KeyHelp'
import { NewInteraction } from './NewInteraction'
import { listQuery } from './queries'
import { inboxSearchOf, type InboxSearch } from './routes'
import { focusOn, useKeys } from './useKeys'

/** All conversations with customers: a list, the one that is open, and whom it is with. */
export function InboxPage(): ReactElement {
  const { t } = useTranslation()
  const session = useSession()
  const may = useMay()
  const search = useSearch({ from: '/inside/inbox' })
  const navigate = useNavigate({ from: '/inbox' })
  const [view, state] = [search.view ?? 'all', search.state ?? 'open']
  const [opened, setOpened] = useState<'help' | 'new' | null>(null)
  const list = useInfiniteQuery(listQuery(view, state, session.id))
  const go = (part: InboxSearch, replace = false): void =>
    void navigate({ search: (before: InboxSearch) => ({ ...before, ...part }), replace })
  const step = (by: number): void => {
    const rows = list.data ?? []
    const at = rows.findIndex((row) => row.id === search.selected)
    const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by]
    if (next !== undefined) go({ selected: next.id }, search.selected !== undefined)
  }
  const close = (): void => setOpened(null)
  const selected = search.selected
  useKeys(opened === null, {
    j: () => step(1),
    k: () => step(-1),
    '/': () => focusOn('inbox-find'),
    '?': () => setOpened('help'),
    ...(may('serveCustomers') && { c: () => setOpened('new') }),
  })
  return (
    <div className="inbox" data-selected={selected !== undefined}>
      <InboxList
        list={list}
        view={view}
        state={state}
        selected={selected}
        go={go}
        onNew={() => setOpened('new')}
        onHelp={() => setOpened('help')}
      />
      {selected === undefined ? (
        <div className="inbox-talk inbox-nothing">
          <Empty icon={IconMessages} title={t('inbox.choose')} text={t('inbox.chooseHint')} />
        </div>
      ) : (
        <Conversation
          key={selected}
          id={selected}
          hasKeys={opened === null}
          onBack={() => void navigate({ search: (before: InboxSearch) => inboxSearchOf({ ...before, selected: undefined }) })}
        />
      )}
      <KeyHelp opened={opened === 'help'} onClose={close} />
      {opened === 'new' && (
        <NewInteraction
          onClose={close}
          onOpened={(interaction) => {
            close()
            go({ view: 'all', state: 'open', selected: interaction.id })
          }}
        />
      )}
    </div>
  )
}
