import { Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../../api/client'
import { useColleagues } from '../../customers/queries'
import { useFigures } from '../../i18n/useFigures'
import { Go } from '../../shell/Go'
import { product } from '../../shell/product'
import { Facts } from './Facts'
import { useActWords } from './words'

/** One act: when, who, what, and what is known of it. */
export function Entry({ entry }: { entry: Schemas['JournalEntry'] }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const words = useActWords()
  const { nameOf } = useColleagues()
  const { kind, id } = entry.by
  const who = kind === 'system' ? product : kind === 'account' ? (nameOf(id) ?? t('audit.somebody')) : t(`settings.actor.${kind}`)
  const about = ['member', 'account'].includes(entry.entity) && entry.entityId !== id ? nameOf(entry.entityId) : undefined
  const place = placeOf(entry)
  return (
    <li className="entry">
      <Text size="sm" c="dimmed" className="figures entry-at">
        <time dateTime={entry.at}>{figures.instant(entry.at)}</time>
        {entry.address != null && <span className="entry-address">{entry.address}</span>}
      </Text>
      <div className="clip">
        <Text>
          <b>{who}</b> {words.act(entry.entity, entry.verb)}
          {about !== undefined && `: ${about}`}
          {place !== null && (
            <>
              {' '}
              <Go href={place} size="sm" aria-label={`${t('audit.open')}: ${words.act(entry.entity, entry.verb)}`}>
                {t('audit.open')}
              </Go>
            </>
          )}
        </Text>
        <Facts entry={entry} />
      </div>
    </li>
  )
}

/** Where what an entry is about stands among the pages; null where it has none. */
function placeOf({ entity, entityId, verb, details }: Schemas['JournalEntry']): string | null {
  switch (entity) {
    case 'customer':
      return `/customers/${entityId}`
    case 'interaction':
      return `/inbox?selected=${entityId}`
    case 'invoice':
      return `/billing/invoices/${entityId}`
    case 'webhook':
      return verb === 'removed' ? null : `/settings/webhooks/${entityId}`
    case 'note':
    case 'task':
    case 'customer_file': {
      const customer = typeof details === 'object' && details !== null ? (details as Record<string, unknown>)['customerId'] : undefined
      return typeof customer === 'string' ? `/customers/${customer}` : null
    }
    default:
      return null
  }
}
