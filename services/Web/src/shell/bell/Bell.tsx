import { ActionIcon, Popover } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Lines } from '../Rows'
import { unreadQuery } from './notices'

const NoticeList = lazy(() => import('./NoticeList').then((part) => ({ default: part.NoticeList })))
const shownMost = 99

/** What the person is told: how much of it is unread, and all of it behind a button. */
export function Bell(): ReactElement {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { data } = useQuery(unreadQuery)
  const unread = data?.count ?? 0
  const label = unread === 0 ? t('bell.title') : t('bell.unread', { count: unread })
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={380} shadow="md" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="inherit"
          size={40}
          className="bell"
          aria-label={label}
          onClick={() => setOpen((before) => !before)}
        >
          <IconBell size={20} stroke={1.75} aria-hidden />
          {unread > 0 && (
            <span className="bell-count figures" aria-hidden>
              {unread > shownMost ? `${shownMost}+` : unread}
            </span>
          )}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('bell.title')} className="bell-list">
        <Suspense fallback={<Lines count={3} />}>
          <NoticeList unread={unread} close={() => setOpen(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
