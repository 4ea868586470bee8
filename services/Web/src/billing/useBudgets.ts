import { useNavigate } from '@tanstack/react-router'
import type { UseMutationResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer, api, newId, type Schemas } from '../api/client'
import { offerUndo } from '../shell/undo'
import { useAct } from '../shell/useAct'
import type { Budget } from './queries'

const make = (body: Schemas['MakeBudget'], key: string): Promise<Budget> =>
  answer(api.POST('/v1/budgets', { body, params: { header: { 'Idempotency-Key': key } } }))

const change = (budget: Budget, body: Schemas['ChangeBudget']): Promise<Budget> =>
  answer(api.PATCH('/v1/budgets/{id}', { body, params: { path: { id: budget.id }, header: { 'If-Match': `"${budget.version}"` } } }))

/** Makes a budget, or changes one. */
export function useSaveBudget(budget: Budget | undefined, key: string): UseMutationResult<Budget, Error, Schemas['MakeBudget']> {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return useAct<Schemas['MakeBudget'], Budget>({
    run: (body) => {
      if (budget === undefined) return make(body, key)
      const { name, units, amount, alerts, hardCap } = body
      return change(budget, {
        name,
        ...(units == null ? {} : { units }),
        ...(amount == null ? {} : { amount }),
        ...(alerts == null ? {} : { alerts }),
        ...(hardCap === undefined ? {} : { hardCap }),
      })
    },
    reads: [['budgets']],
    isForm: true,
    done: () => t('billing.saved'),
    then: () => void navigate({ to: '/billing/budgets', search: {} }),
  })
}

/** Deletes a budget, and offers to make it again. */
export function useDeleteBudget(): UseMutationResult<unknown, Error, Budget> {
  const { t } = useTranslation()
  const again = useAct<Budget, Budget>({
    run: ({ name, meter, units, amount, alerts, hardCap }) =>
      make({ name, meter, ...(units === null ? { amount } : { units }), alerts, hardCap }, newId()),
    reads: [['budgets']],
  })
  return useAct<Budget>({
    run: (budget) => answer(api.DELETE('/v1/budgets/{id}', { params: { path: { id: budget.id } } })),
    reads: [['budgets']],
    then: (_, budget) => offerUndo(t('billing.deleted', { name: budget.name }), () => again.mutate(budget)),
  })
}
