import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFigures } from '../i18n/useFigures'
import { dayBefore } from '../i18n/figures'
import { metersQuery, type Line } from './queries'

/** The product's own meters, which have names in every language; those that the operator defined are called as they were named. */
const own = ['messages.inbound', 'messages.outbound', 'api.calls', 'customers.active', 'storage.bytes', 'seats'] as const

/** What stands on bills, in the reader's words. */
export function useNames() {
  const { t } = useTranslation()
  const figures = useFigures()
  const { data: meters } = useQuery(metersQuery)
  const meter = (code: string): string => {
    const known = own.find((one) => one === code)
    if (known !== undefined) return t(`billing.meter.${known.replace('.', '_') as 'seats'}`)
    return meters?.items.find((one) => one.code === code)?.name ?? code
  }
  const thing = (code: string): string => (code === 'base' ? t('billing.base') : meter(code))
  const line = ({ kind, code, about }: Line): string => {
    switch (kind) {
      case 'base':
      case 'seats':
      case 'usage':
        return thing(code)
      case 'correction':
      case 'minimum':
      case 'maximum':
      case 'trial':
        return t(`billing.kind.${kind}`, { what: thing(code) })
      case 'credit':
      case 'prepaid':
      case 'newCredit':
        return about == null ? t(`billing.kind.${kind}`) : `${t(`billing.kind.${kind}`)}: ${about}`
      default:
        return t(`billing.kind.${kind}`, { what: code })
    }
  }
  /** First to last day, of a span that ends before a day. */
  const span = (from: string, to: string): string =>
    dayBefore(to) === from ? figures.day(from) : t('billing.span', { from: figures.day(from), to: figures.day(dayBefore(to)) })
  return { meter, line, span }
}
