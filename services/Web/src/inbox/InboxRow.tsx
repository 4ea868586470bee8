import { IconArrowUpRight, IconUserCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useSession } from '../api/session'
import { membersQuery, type Interaction } from './queries'
import { inboxSearchOf } from './routes'
import { when } from './when'

/** One conversation in the list: whom it is with, what was said last, who works on it. */
export function InboxRow({ interaction, isSelected }: { interaction: Interaction; isSelected: boolean }): ReactElement {
  const { t, i18n } = useTranslation()
  const { timeZone } = useSession()
  const may = useMay()
  const { data: members } = useQuery({ ...membersQuery, enabled: may('readTenant') })
  const here = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (isSelected) here.current?.scrollIntoView({ block: 'nearest' })
  }, [isSelected])
  const at = interaction.lastMessageAt ?? interaction.occurredAt
  const who = members?.find((member) => member.accountId === interaction.assignedTo)?.name
  return (
    <Link
      ref={here}
      to="/inbox"
      search={(before: Record<string, unknown>) => inboxSearchOf({ ...before, selected: interaction.id })}
      className="inbox-row"
      aria-current={isSelected ? 'true' : undefined}
    >
      <span className="inbox-row-head">
        <strong>{interaction.customerName ?? t('inbox.someone')}</strong>
        <time dateTime={at} className="figures">
          {when(at, i18n.language, timeZone)}
        </time>
      </span>
      <span className="inbox-row-text">
        {interaction.subject !== '' ? interaction.subject : (interaction.preview ?? t('inbox.nothingSaid'))}
      </span>
      {interaction.subject !== '' && <span className="inbox-row-text is-dim">{interaction.preview ?? t('inbox.nothingSaid')}</span>}
      <span className="inbox-row-foot">
        <span className="inbox-channel">{interaction.channel}</span>
        {interaction.direction === 'outbound' && <IconArrowUpRight size={14} aria-label={t('inbox.weBegan')} />}
        {who !== undefined && (
          <span className="inbox-who">
            <IconUserCircle size={14} aria-hidden />
            {who}
          </span>
        )}
      </span>
    </Link>
  )
}
