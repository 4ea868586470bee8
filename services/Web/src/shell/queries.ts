import { QueryClient } from '@tanstack/react-query'
import { Refused } from '../api/client'

/** What was read. A refusal is an answer and is not asked for again; silence is, twice. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 5_000, retry: (failures, error) => !(error instanceof Refused && error.status < 500) && failures < 2 },
  },
})
