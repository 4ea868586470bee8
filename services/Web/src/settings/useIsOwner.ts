import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import { useSession } from '../api/session'

/** One's own membership. */
export function useOwnMembership() {
  const { id, kind } = useSession()
  return useQuery({
    queryKey: ['members', id],
    enabled: kind === 'account',
    staleTime: 60_000,
    queryFn: () => answer(api.GET('/v1/members/{accountId}', { params: { path: { accountId: id } } })),
  })
}

/** Whether the person is an owner: only owners make owners, close the company and open sandboxes. */
export function useIsOwner(): boolean {
  return useOwnMembership().data?.roles.includes('owner') ?? false
}
