import { Button, Text } from '@mantine/core'
import { IconHistory, IconMessage, IconNote, IconPencil } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type Schemas } from '../../api/client'
import { pagesOf } from '../../api/pages'
import { Ago } from '../../shell/Ago'
import { Empty, Rows } from '../../shell/Rows'
import type { Customer } from '../queries'
import { By } from './By'
import { verbOf } from './verbs'

const icons = { interaction: IconMessage, note: IconNote, change: IconPencil }

/** Every interaction, note and change, newest first. */
export function Timeline({ customer }: { customer: Customer }): ReactElement {
  const { t } = useTranslation()
  const query = useInfiniteQuery(
    pagesOf(['customer', customer.id, 'timeline'], (cursor) =>
      answer(
        api.GET('/v1/customers/{id}/timeline', {
          params: { path: { id: customer.id }, query: { limit: 50, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
    ),
  )
  return (
    <Rows query={query} empty={<Empty icon={IconHistory} title={t('customer.noTimeline')} text={t('customer.noTimelineText')} />}>
      {(entries) => (
        <>
          <ol className="timeline">
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ol>
          {query.hasNextPage && (
            <Button variant="subtle" size="sm" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('common.more')}
            </Button>
          )}
        </>
      )}
    </Rows>
  )
}

function Entry({ entry }: { entry: Schemas['TimelineEntry'] }): ReactElement {
  const { t } = useTranslation()
  const Picture = icons[entry.kind]
  const about =
    entry.kind === 'change'
      ? verbOf(entry.text, t)
      : entry.kind === 'note'
        ? t('customer.wroteNote')
        : t('customer.talked', { channel: entry.channel ?? '' })
  return (
    <li>
      <span className="timeline-icon">
        <Picture size={16} stroke={1.75} aria-hidden />
      </span>
      <div>
        <Text size="sm">
          <b>{about}</b> <span className="quiet">· </span>
          <span className="quiet">
            <By actor={entry.by} />
          </span>
        </Text>
        {entry.kind !== 'change' && entry.text !== '' && <Text className="prose">{entry.text}</Text>}
      </div>
      <Text size="xs" c="dimmed">
        <Ago at={entry.at} />
      </Text>
    </li>
  )
}
