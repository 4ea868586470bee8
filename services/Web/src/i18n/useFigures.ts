import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../api/session'
import { day, instant, money, month, quantity, share, shortDay, time } from './figures'

/** How the person who looks reads amounts, quantities and times: in their language, in the company's time zone. */
export interface Figures {
  money: (amount: string, currency: string) => string
  quantity: (text: string | number, decimalsMax?: number) => string
  /** A share, such as `0.05`, in percent. */
  share: (text: string) => string
  day: (date: string) => string
  /** Without the year. */
  shortDay: (date: string) => string
  /** The month of a day. */
  month: (date: string) => string
  instant: (at: string) => string
  time: (at: string) => string
  /** The company's time zone. */
  zone: string
}

export function useFigures(): Figures {
  const { i18n } = useTranslation()
  const { data: session } = useQuery(sessionQuery)
  const zone = session?.timeZone ?? 'UTC'
  return useMemo(
    () => ({
      money: (amount, currency) => money(amount, currency, i18n.language),
      quantity: (text, decimalsMax) => quantity(String(text), i18n.language, decimalsMax),
      share: (text) => share(text, i18n.language),
      day: (date) => day(date, i18n.language),
      shortDay: (date) => shortDay(date, i18n.language),
      month: (date) => month(date, i18n.language),
      instant: (at) => instant(at, i18n.language, zone),
      time: (at) => time(at, i18n.language, zone),
      zone,
    }),
    [i18n.language, zone],
  )
}
