import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../look'
import { fieldsQuery } from '../queries'

/** Conditions as people say them: `Tier is Gold`. */
export function useConditionWords(): (condition: Condition | null, text: string) => string {
  const { t } = useTranslation()
  const { data: fields = [] } = useQuery(fieldsQuery)
  return (condition, text) => {
    if (condition === null) return text
    const own = fields.find(({ key }) => key === condition.field)
    const { field: name } = condition
    const field = name === 'createdAt' || name === 'changedAt' ? t(`customers.column.${name}`) : (own?.label ?? name)
    if (condition.value === '') return t(condition.operator === '=' ? 'customers.isEmpty' : 'customers.isFilled', { field })
    return `${field} ${t(`customers.operator.${condition.operator}`)} ${condition.value}`
  }
}
