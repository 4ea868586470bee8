import { useQuery } from '@tanstack/react-query'
import { useSession } from '../api/session'
import { memberQuery } from './people'

/** One's own membership. */
export function useOwnMembership() {
  const { id, kind } = useSession()
  return useQuery({ ...memberQuery(id), enabled: kind === 'account', staleTime: 60_000 })
}

/** Whether the person is an owner: only owners make owners, close the company and open sandboxes. */
export function useIsOwner(): boolean {
  return useOwnMembership().data?.roles.includes('owner') ?? false
}
