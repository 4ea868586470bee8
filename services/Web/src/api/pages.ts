import { infiniteQueryOptions, type QueryKey } from '@tanstack/react-query'

/** One page of a list, as the platform gives it. */
export interface Page<T> {
  items: T[]
  next?: string | null
}

/** A list that is read page by page: its rows so far, and whether there are more. */
export function pagesOf<T>(queryKey: QueryKey, read: (cursor: string | undefined) => Promise<Page<T>>) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    select: (data) => data.pages.flatMap((page) => page.items),
  })
}
