import { Anchor } from '@mantine/core'
import { useRouter, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { useMay } from '../api/session'
import { useFigures } from '../i18n/useFigures'
import { TextLink } from '../shell/TextLink'
import { Channel, Who } from './CostList'

/** Usage events, the latest last as the ledger has them. */
export function EventTable({ events }: { events: readonly Schemas['UsageEvent'][] }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const may = useMay()
  const search = useSearch({ from: '/inside/billing/usage' })
  return (
    <table className="lines">
      <caption className="sr-only">{t('billing.tabs.usage')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('billing.when')}</th>
          <th scope="col" className="only-desk">
            {t('billing.through')}
          </th>
          <th scope="col" className="only-desk">
            {t('billing.by')}
          </th>
          <th scope="col">{t('billing.about')}</th>
          <th scope="col" className="end">
            {t('billing.quantity')}
          </th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr key={event.id}>
            <td>{figures.instant(event.at)}</td>
            <td className="only-desk">{event.channel === null ? '' : <Channel code={event.channel} />}</td>
            <td className="only-desk">{event.userId === null ? '' : <Who id={event.userId} />}</td>
            <td>
              {event.interactionId !== null && may('readInteractions') ? (
                <>
                  <PathLink to={`/inbox?selected=${event.interactionId}`} text={t('billing.interaction')} />
                  {' · '}
                  <TextLink to="/billing/usage" search={{ ...search, interaction: event.interactionId }} inherit>
                    {t('billing.itsCost')}
                  </TextLink>
                </>
              ) : (
                (event.subject ?? event.source ?? '')
              )}
            </td>
            <td className="end">{figures.quantity(event.quantity)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A link to a page of another capability, by its address. */
function PathLink({ to, text }: { to: string; text: string }): ReactElement {
  const router = useRouter()
  return (
    <Anchor
      href={to}
      inherit
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        router.history.push(to)
      }}
    >
      {text}
    </Anchor>
  )
}
