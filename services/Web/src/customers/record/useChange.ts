import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { answer, api, Refused, type Schemas } from '../../api/client'
import { customerQuery, tag, type Customer } from '../queries'

export type ChangeCustomer = Schemas['ChangeCustomer']

/** Somebody else changed the same part meanwhile. */
export class Conflict extends Error {
  constructor(
    /** The customer as it is there now. */
    readonly now: Customer,
  ) {
    super('conflict')
  }
}

interface Edit {
  change: ChangeCustomer
  /** The customer as it was when editing began. */
  base: Customer
  /** The part that is edited: only a change of this one by somebody else is a conflict. */
  part: (customer: Customer) => unknown
}

const stale = 412

const patch = (id: string, version: number, change: ChangeCustomer): Promise<Customer> =>
  answer(api.PATCH('/v1/customers/{id}', { params: { path: { id }, header: { 'If-Match': tag(version) } }, body: change }))

/** Changes a part of a customer. @throws Conflict where the part is another by now. */
export async function change({ change: wanted, base, part }: Edit): Promise<Customer> {
  try {
    return await patch(base.id, base.version, wanted)
  } catch (refused) {
    if (!(refused instanceof Refused) || refused.status !== stale) throw refused
    const now = await answer(api.GET('/v1/customers/{id}', { params: { path: { id: base.id } } }))
    if (JSON.stringify(part(now)) !== JSON.stringify(part(base))) throw new Conflict(now)
    return await patch(base.id, now.version, wanted)
  }
}

/** Changing a customer from its page; what it is now is shown everywhere at once. */
export function useChange(id: string, done?: () => void): UseMutationResult<Customer, Error, Edit> {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (customer) => {
      // The answer of a change does not name whom the customer was merged with.
      queries.setQueryData(customerQuery(id).queryKey, (before) => ({ ...customer, merged: customer.merged ?? before?.merged ?? null }))
      void queries.invalidateQueries({ queryKey: ['customer', id] })
      void queries.invalidateQueries({ queryKey: ['customers'] })
      done?.()
    },
  })
}
