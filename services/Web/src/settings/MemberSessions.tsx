import { Stack, Text, Title } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/client'
import { pagesOf } from '../api/pages'
import { Rows } from '../shell/Rows'
import { SessionLine } from '../shell/SessionLine'
import { useAct } from '../shell/useAct'

/** A member's open sessions here; each can be ended. */
export function MemberSessions({ accountId }: { accountId: string }): ReactElement {
  const { t } = useTranslation()
  const key = ['members', accountId, 'sessions']
  const query = useInfiniteQuery(
    pagesOf(key, (cursor) =>
      answer(
        api.GET('/v1/members/{accountId}/sessions', {
          params: { path: { accountId }, query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
    ),
  )
  const ending = useAct({
    run: (id: string) => answer(api.DELETE('/v1/members/{accountId}/sessions/{id}', { params: { path: { accountId, id } } })),
    reads: [key],
    done: () => t('settings.sessionEnded'),
  })
  return (
    <Stack gap="xs">
      <Title order={2} size="h3">
        {t('settings.sessions')}
      </Title>
      <Rows query={query} lines={2} empty={<Text c="dimmed">{t('settings.noSessions')}</Text>}>
        {(sessions) => sessions.map((session) => <SessionLine key={session.id} session={session} end={(id) => ending.mutate(id)} />)}
      </Rows>
    </Stack>
  )
}
