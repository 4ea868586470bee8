import { useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer, api, newId } from '../../api/client'
import { useAct } from '../../shell/useAct'
import { offerUndo } from '../../shell/undo'
import type { Customer } from '../queries'

const unmergeOne = (id: string): Promise<Customer> =>
  answer(api.POST('/v1/customers/{id}/unmerge', { params: { path: { id }, header: { 'Idempotency-Key': newId() } } }))

/** Takes a customer out of the one that stands for it. */
export function useUnmerge(survivor: string): UseMutationResult<Customer, Error, string> {
  const { t } = useTranslation()
  return useAct({
    run: unmergeOne,
    reads: [['customer', survivor], ['customers'], ['customer']],
    done: (customer) => t('customer.unmerged', { name: customer.name }),
  })
}

/** Merges another customer into this one, which can be taken back. */
export function useMerge(survivor: Customer): UseMutationResult<Customer, Error, Customer> {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const unmerge = useUnmerge(survivor.id)
  return useAct({
    run: (other: Customer) =>
      answer(
        api.POST('/v1/customers/{id}/merge', {
          params: { path: { id: other.id }, header: { 'Idempotency-Key': newId() } },
          body: { survivorId: survivor.id },
        }),
      ),
    reads: [['customer'], ['customers']],
    then: (_, other) =>
      offerUndo(t('customer.merged', { name: other.name }), () => {
        unmerge.mutate(other.id, { onSettled: () => void queries.invalidateQueries({ queryKey: ['customer'] }) })
      }),
  })
}
