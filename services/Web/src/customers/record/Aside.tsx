import { Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/session'
import { Profile } from '../profile/Profile'
import type { Customer } from '../queries'
import { Duplicates } from './Duplicates'
import { Files } from './Files'
import { History } from './History'
import { Notes } from './Notes'
import { tabs, type Tab } from './tabs'
import { Tasks } from './Tasks'
import { Timeline } from './Timeline'
import { useNarrow } from './useNarrow'

/** What happened with a customer, and what belongs to it. On a phone the profile is a tab too. */
export function Aside({ customer }: { customer: Customer }): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate()
  const isNarrow = useNarrow()
  const { tab: asked } = useSearch({ from: '/inside/customers/$id' })
  const seesTalk = may('readInteractions')
  const shown = tabs.filter((tab) => (tab !== 'profile' || isNarrow) && (seesTalk || (tab !== 'timeline' && tab !== 'notes')))
  const first = shown[0] ?? 'history'
  const tab = shown.find((known) => known === asked) ?? first
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      onChange={(next) =>
        void navigate({
          to: '/customers/$id',
          params: { id: customer.id },
          search: next === null || next === first ? {} : { tab: next as Tab },
          replace: true,
        })
      }
    >
      <Tabs.List className="record-tabs">
        {shown.map((known) => (
          <Tabs.Tab key={known} value={known}>
            {t(`customer.tab.${known}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={tab} pt="md">
        <Panel tab={tab} customer={customer} />
      </Tabs.Panel>
    </Tabs>
  )
}

function Panel({ tab, customer }: { tab: Tab; customer: Customer }): ReactElement {
  switch (tab) {
    case 'profile':
      return <Profile customer={customer} />
    case 'timeline':
      return <Timeline customer={customer} />
    case 'notes':
      return <Notes customer={customer} />
    case 'tasks':
      return <Tasks customer={customer} />
    case 'files':
      return <Files customer={customer} />
    case 'duplicates':
      return <Duplicates customer={customer} />
    case 'history':
      return <History customer={customer} />
  }
}
