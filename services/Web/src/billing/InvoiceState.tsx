import { Badge } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf } from '../i18n/figures'
import { useFigures } from '../i18n/useFigures'
import type { Invoice } from './queries'

/** How it stands with an invoice, in a word. */
export function InvoiceState({ invoice }: { invoice: Invoice }): ReactElement | null {
  const { t } = useTranslation()
  const { zone } = useFigures()
  const { state, dueOn } = invoice
  if (state === null) return null
  const late = state === 'open' && dueOn !== null && dueOn < dayOf(new Date().toISOString(), zone)
  const word = late ? 'overdue' : state
  return (
    <Badge
      variant="outline"
      color={late ? 'red' : word === 'paid' ? 'teal' : 'gray'}
      c={late || word === 'paid' ? (late ? 'red.8' : 'teal.8') : 'inherit'}
    >
      {t(`billing.states.${word}`)}
    </Badge>
  )
}
