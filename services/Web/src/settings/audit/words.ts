import { useTranslation } from 'react-i18next'
import { useMemo } from 'react'
import type { Words } from '../../i18n/en'
import { roles } from '../people'

type Act = keyof Words['acts']
type Kind = keyof Words['audit']['kind']
type Fact = keyof Words['audit']['fact']

export interface ActWords {
  /** What somebody did, to stand after their name. What is new here stands as the platform calls it. */
  act: (entity: string, verb: string) => string
  /** An event such as `customer.registered`, standing by itself. */
  event: (type: string) => string
  /** A kind of thing. */
  kind: (entity: string) => string
  /** A fact of an act. */
  fact: (name: string) => string
}

/** What happened, in people's words. */
export function useActWords(): ActWords {
  const { t, i18n } = useTranslation()
  return useMemo(() => {
    const isAct = (key: string): key is Act => i18n.exists(`acts.${key}`)
    const isKind = (key: string): key is Kind => i18n.exists(`audit.kind.${key}`)
    const isFact = (key: string): key is Fact => !key.includes('.') && i18n.exists(`audit.fact.${key}`)
    const isPart = (key: string): key is keyof Words['fields']['part'] => !key.includes('.') && i18n.exists(`fields.part.${key}`)
    const part = (name: string): string => (isPart(name) ? t(`fields.part.${name}`) : name.replace(/^fields\./, ''))
    const act = (entity: string, verb: string): string => {
      const key = `${entity}_${verb.replaceAll('.', '_')}`
      return isAct(key) ? t(`acts.${key}`) : `${entity} ${verb}`
    }
    return {
      act,
      event: (type) => {
        const text = act(type.slice(0, type.indexOf('.')), type.slice(type.indexOf('.') + 1))
        return text.charAt(0).toUpperCase() + text.slice(1)
      },
      kind: (entity) => (isKind(entity) ? t(`audit.kind.${entity}`) : entity),
      fact: (name) => {
        // Rights to fields are told by role and field.
        const [first = '', ...rest] = name.split('.')
        const role = roles.find((known) => known === first.toLowerCase())
        if (role !== undefined && rest.length > 0) return `${t(`settings.role.${role}`)} · ${part(rest.join('.'))}`
        return isFact(name) ? t(`audit.fact.${name}`) : part(name)
      },
    }
  }, [t, i18n])
}
