import { useTranslation } from 'react-i18next'
import { languageNames, isLanguage } from '../../i18n'
import { useFigures } from '../../i18n/useFigures'
import { useColleagues } from '../../customers/queries'
import type { Right } from '../../api/session'
import { roles } from '../people'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const types = ['text', 'number', 'date', 'choice', 'yesNo'] as const
const accesses = ['readOnly', 'hidden'] as const
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

/** Puts what a journal writes into people's words: members by their names, times as people read them, roles and rights as they are called. */
export function useSay(): (name: string) => (value: string | boolean) => string {
  const { t, i18n } = useTranslation()
  const figures = useFigures()
  const { nameOf } = useColleagues()
  const rightOf = (text: string): string => {
    const right = text.charAt(0).toLowerCase() + text.slice(1)
    return i18n.exists(`settings.right.${right}`) ? t(`settings.right.${right as Right}`) : text
  }
  return (name) => (value) => {
    if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no')
    if (uuid.test(value)) return nameOf(value) ?? value
    if (instant.test(value)) return figures.instant(value)
    if (name === 'scopes') return value.split(', ').map(rightOf).join(', ')
    if (name === 'language' && isLanguage(value)) return languageNames[value]
    const camel = value.charAt(0).toLowerCase() + value.slice(1)
    if (name === 'type' && types.some((type) => type === camel)) return t(`fields.type.${camel as (typeof types)[number]}`)
    if (accesses.some((access) => access === camel)) return t(`fields.access.${camel as (typeof accesses)[number]}`)
    const role = ['role', 'roles', 'seesAs'].includes(name) ? roles.find((known) => known === value.toLowerCase()) : undefined
    return role === undefined ? value : t(`settings.role.${role}`)
  }
}
