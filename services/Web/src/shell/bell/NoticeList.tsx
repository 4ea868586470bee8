import { Button, Group, Text, Title, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconAlarm, IconAt, IconBellOff, IconChecklist, IconReceipt2, type Icon } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/client'
import { Ago } from '../Ago'
import { Empty, Rows } from '../Rows'
import { useAct } from '../useAct'
import { hrefOf, noticesQuery, type Notice } from './notices'
import './bell.css'

const icons: Record<Notice['kind'], Icon> = { mention: IconAt, taskAssigned: IconChecklist, taskReminder: IconAlarm, billing: IconReceipt2 }
const reads = [['notifications']]

/** Notifications, unread ones first; what one leads to is read with it. */
export function NoticeList({ unread, close }: { unread: number; close: () => void }): ReactElement {
  const { t } = useTranslation()
  const router = useRouter()
  const query = useInfiniteQuery(noticesQuery)
  const newest = query.data
    ?.map(({ at }) => at)
    .sort()
    .at(-1)
  const readAll = useAct({ run: (until: string) => answer(api.PUT('/v1/notifications/read', { body: { until } })), reads })
  const read = useAct({ run: (id: string) => answer(api.PUT('/v1/notifications/{id}/read', { params: { path: { id } } })), reads })
  const open = (notice: Notice): void => {
    if (notice.readAt === null) read.mutate(notice.id)
    close()
    router.history.push(hrefOf(notice))
  }
  return (
    <>
      <Group justify="space-between" wrap="nowrap" className="bell-head">
        <Title order={2}>{t('bell.title')}</Title>
        {unread > 0 && newest !== undefined && (
          <Button variant="subtle" size="compact-sm" loading={readAll.isPending} onClick={() => readAll.mutate(newest)}>
            {t('bell.readAll')}
          </Button>
        )}
      </Group>
      <Rows query={query} lines={3} empty={<Empty icon={IconBellOff} title={t('bell.none')} text={t('bell.noneText')} />}>
        {(notices) => (
          <ul className="bell-rows">
            {notices.map((notice) => (
              <li key={notice.id}>
                <Row notice={notice} open={() => open(notice)} />
              </li>
            ))}
          </ul>
        )}
      </Rows>
      {query.hasNextPage && (
        <Button variant="subtle" fullWidth loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </>
  )
}

function Row({ notice, open }: { notice: Notice; open: () => void }): ReactElement {
  const { t } = useTranslation()
  const Picture = icons[notice.kind]
  const isUnread = notice.readAt === null
  return (
    <UnstyledButton className="bell-row" data-unread={isUnread || undefined} onClick={open}>
      <Picture size={18} stroke={1.75} aria-hidden className="fixed" />
      <span className="clip">
        <Text span size="sm" c="dimmed" display="block">
          {t(`bell.kind.${notice.kind}`)} · <Ago at={notice.at} />
          {isUnread && <VisuallyHidden> {t('bell.isUnread')}</VisuallyHidden>}
        </Text>
        <Text span display="block" lineClamp={3}>
          {notice.text}
        </Text>
      </span>
    </UnstyledButton>
  )
}
