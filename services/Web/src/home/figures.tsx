import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/client'
import { useSession } from '../api/session'
import { statementQuery } from '../billing/queries'
import { useFigures } from '../i18n/useFigures'
import { seatsQuery } from '../settings/people'
import { Figure } from './Figure'

/** What the running period comes to so far, and what it is expected to. */
export function StatementFigure(): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const query = useQuery(statementQuery)
  const forecast = query.data?.forecast
  return (
    <Figure
      label={t('home.statement')}
      href="/billing"
      query={query}
      value={query.data && figures.money(query.data.total, query.data.currency)}
      note={
        query.data &&
        (forecast
          ? t('home.expected', { amount: figures.money(forecast.total, query.data.currency) })
          : t('home.untilDay', { day: figures.day(query.data.to) }))
      }
    />
  )
}

/** Seats in use of those that are paid for. */
export function SeatsFigure({ mayManage }: { mayManage: boolean }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const query = useQuery(seatsQuery)
  return (
    <Figure
      label={t('home.seats')}
      href={mayManage ? '/settings/seats' : '/billing'}
      query={query}
      value={
        query.data && t('home.seatsOf', { assigned: figures.quantity(query.data.assigned), bought: figures.quantity(query.data.bought) })
      }
    />
  )
}

const lately = 24

/** Invoices of the last two years that wait to be paid. */
export function InvoicesFigure(): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const { timeZone } = useSession()
  const [today] = useState(() => new Intl.DateTimeFormat('en-CA', { timeZone }).format())
  const query = useQuery({
    queryKey: ['invoices', 'lately'],
    queryFn: () => answer(api.GET('/v1/invoices', { params: { query: { limit: lately } } })),
  })
  const unpaid = query.data?.items.filter((invoice) => invoice.state === 'open')
  const overdue = unpaid?.filter((invoice) => invoice.dueOn !== null && invoice.dueOn < today).length ?? 0
  return (
    <Figure
      label={t('home.unpaid')}
      href="/billing"
      query={query}
      value={unpaid && figures.quantity(unpaid.length)}
      note={overdue > 0 ? t('home.overdue', { count: overdue }) : undefined}
    />
  )
}
