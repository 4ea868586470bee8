import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFigures } from '../i18n/useFigures'
import type { Field } from './queries'

/** A value of a field of the company's own, as people read it. */
export function Value({ field, value }: { field: Pick<Field, 'type'>; value: string | null | undefined }): ReactElement | null {
  const { t } = useTranslation()
  const figures = useFigures()
  if (value === undefined || value === null || value === '') return null
  if (field.type === 'date' && /^\d{4}-\d\d-\d\d$/.test(value)) return <span className="figures">{figures.day(value)}</span>
  if (field.type === 'number' && /^-?\d+(\.\d+)?$/.test(value)) return <span className="figures">{figures.quantity(value)}</span>
  if (field.type === 'yesNo') return <>{t(isYes(value) ? 'customers.yes' : 'customers.no')}</>
  return <>{value}</>
}

/** Whether a yes-or-no value says yes, whatever its spelling. */
export function isYes(value: string): boolean {
  return /^(yes|true|1|y)$/i.test(value)
}
