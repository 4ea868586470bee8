import { Button, Text } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Fragment, useEffect, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session'
import { useFigures } from '../i18n/useFigures'
import { Rows } from '../shell/Rows'
import { messagesQuery, type Interaction, type Member, type Message } from './queries'
import { dayOf } from './when'

/** How many messages are read without being asked for; a conversation as long as that is read on by a button. */
const atOnce = 2_000

interface Props {
  interaction: Interaction
  customerName: string
  members: readonly Member[]
}

/** What was said, the latest at the bottom, day by day. */
export function Messages({ interaction, customerName, members }: Props): ReactElement {
  const { t } = useTranslation()
  const query = useInfiniteQuery(messagesQuery(interaction.id))
  const { timeZone } = useSession()
  const figures = useFigures()
  const end = useRef<HTMLDivElement>(null)
  const count = query.data?.length ?? 0
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && count < atOnce) void fetchNextPage()
  }, [count, hasNextPage, isFetchingNextPage, fetchNextPage])
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' })
  }, [count])
  const nameOf = (id: string | null | undefined): string => members.find((member) => member.accountId === id)?.name ?? t('inbox.program')
  return (
    <div className="talk-said" role="log" aria-label={t('inbox.messages')} tabIndex={0}>
      <Rows query={query} empty={<Text c="dimmed">{t('inbox.noMessages')}</Text>}>
        {(messages) =>
          messages.map((message, at) => {
            const day = dayOf(new Date(message.occurredAt), timeZone)
            const before = messages[at - 1]
            const isNewDay = before === undefined || dayOf(new Date(before.occurredAt), timeZone) !== day
            return (
              <Fragment key={message.id}>
                {isNewDay && <div className="talk-day">{figures.day(day)}</div>}
                <Said
                  message={message}
                  author={message.direction === 'inbound' ? customerName : nameOf(message.authorId)}
                  channel={interaction.channel}
                />
              </Fragment>
            )
          })
        }
      </Rows>
      {hasNextPage && count >= atOnce && (
        <Button variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('inbox.newer')}
        </Button>
      )}
      <div ref={end} />
    </div>
  )
}

function Said({ message, author, channel }: { message: Message; author: string; channel: string }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  return (
    <article className="said" data-direction={message.direction}>
      <header>
        {message.direction === 'internal' && <IconLock size={12} aria-hidden />}
        <strong>{author}</strong>
        <span>
          {message.direction === 'internal'
            ? t('inbox.note')
            : t(`inbox.${message.direction}`, { channel: message.through?.value ?? channel })}
        </span>
        <time dateTime={message.occurredAt} className="figures">
          {figures.time(message.occurredAt)}
        </time>
      </header>
      <p>{message.text}</p>
    </article>
  )
}
