import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/client'
import { pagesOf } from '../api/pages'
import { Rows } from '../shell/Rows'
import { Section } from '../shell/Section'
import { SessionLine } from '../shell/SessionLine'
import { useAct } from '../shell/useAct'

const query = pagesOf(['account', 'sessions'], (cursor) =>
  answer(api.GET('/v1/account/sessions', { params: { query: { limit: 10, ...(cursor === undefined ? {} : { cursor }) } } })),
)

/** Where one is signed in. */
export function OwnSessions(): ReactElement {
  const { t } = useTranslation()
  const sessions = useInfiniteQuery(query)
  const ending = useAct({
    run: (id: string) => answer(api.DELETE('/v1/account/sessions/{id}', { params: { path: { id } } })),
    reads: [['account', 'sessions']],
    done: () => t('settings.sessionEnded'),
  })
  return (
    <Section title={t('account.sessions')} text={t('account.sessionsText')}>
      <Rows query={sessions} lines={3} empty={null}>
        {(rows) => rows.map((session) => <SessionLine key={session.id} session={session} end={(id) => ending.mutate(id)} />)}
      </Rows>
      {sessions.hasNextPage && (
        <Button variant="default" w="fit-content" loading={sessions.isFetchingNextPage} onClick={() => void sessions.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </Section>
  )
}
