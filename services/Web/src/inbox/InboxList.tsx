import { ActionIcon, Button, SegmentedControl, TextInput } from '@mantine/core'
import { IconInbox, IconKeyboard, IconPlus, IconSearch } from '@tabler/icons-react'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../api/session'
import { PageHead } from '../shell/PageHead'
import { Empty, Rows } from '../shell/Rows'
import { InboxRow } from './InboxRow'
import type { Interaction } from './queries'
import { states, views, type InboxSearch, type State, type View } from './routes'

interface Props {
  list: UseInfiniteQueryResult<Interaction[]>
  view: View
  state: State
  selected: string | undefined
  go: (part: InboxSearch) => void
  onNew: () => void
  onHelp: () => void
}

/** The conversations of one view. */
export function InboxList({ list, view, state, selected, go, onNew, onHelp }: Props): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const [find, setFind] = useState('')
  const fits = (row: Interaction): boolean =>
    [row.customerName, row.subject, row.preview].some((text) => text?.toLowerCase().includes(find.toLowerCase()))
  const rows = find === '' ? list.data : list.data?.filter(fits)
  return (
    <section className="inbox-list" aria-label={t('inbox.title')}>
      <div className="inbox-top">
        <PageHead title={t('inbox.title')}>
          <ActionIcon variant="subtle" color="gray" size={36} onClick={onHelp} aria-label={t('inbox.keys.title')} className="only-desk">
            <IconKeyboard size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
          {may('serveCustomers') && (
            <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={onNew}>
              {t('inbox.new')}
            </Button>
          )}
        </PageHead>
        <SegmentedControl
          fullWidth
          size="sm"
          aria-label={t('inbox.views')}
          value={view}
          data={views.map((value) => ({ value, label: t(`inbox.view.${value}`) }))}
          onChange={(value) => go({ view: value })}
        />
        <SegmentedControl
          fullWidth
          size="sm"
          aria-label={t('inbox.states')}
          value={state}
          data={states.map((value) => ({ value, label: t(`inbox.state.${value}`) }))}
          onChange={(value) => go({ state: value })}
        />
        <TextInput
          id="inbox-find"
          size="sm"
          aria-label={t('inbox.find')}
          placeholder={t('inbox.find')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur()
          }}
        />
      </div>
      <div className="inbox-rows">
        <Rows
          query={{ data: rows, error: list.error }}
          empty={
            <Empty
              icon={IconInbox}
              title={t(`inbox.none.${find === '' ? state : 'found'}`)}
              text={t(find === '' ? 'inbox.noneHint' : 'inbox.noneFoundHint')}
            />
          }
        >
          {(some) => (
            <ul>
              {some.map((row) => (
                <li key={row.id}>
                  <InboxRow interaction={row} isSelected={row.id === selected} />
                </li>
              ))}
            </ul>
          )}
        </Rows>
        {list.hasNextPage && (
          <Button variant="subtle" fullWidth loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('inbox.older')}
          </Button>
        )}
      </div>
    </section>
  )
}
