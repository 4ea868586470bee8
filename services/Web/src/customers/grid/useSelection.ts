import { useCallback, useState } from 'react'

/** Which rows are chosen: some by name, or all that fit. */
export interface Selection {
  ids: ReadonlySet<string>
  /** All that fit, also those that were not read yet. */
  all: boolean
  /** How many are chosen by name. */
  count: number
  toggle: (id: string) => void
  choose: (ids: readonly string[]) => void
  chooseAll: () => void
  clear: () => void
}

interface Kept {
  of: string
  ids: ReadonlySet<string>
  all: boolean
}

const nobody: ReadonlySet<string> = new Set<string>()

/** @param of What the rows are rows of: with another one nothing is chosen any more. */
export function useSelection(of: string): Selection {
  const [kept, keep] = useState<Kept>({ of, ids: nobody, all: false })
  const { ids, all } = kept.of === of ? kept : { ids: nobody, all: false }
  const toggle = useCallback(
    (id: string) =>
      keep((before) => {
        const next = new Set(before.of === of ? before.ids : nobody)
        if (!next.delete(id)) next.add(id)
        return { of, ids: next, all: false }
      }),
    [of],
  )
  return {
    ids,
    all,
    count: ids.size,
    toggle,
    choose: (chosen) => keep({ of, ids: new Set(chosen), all: false }),
    chooseAll: () => keep({ of, ids, all: true }),
    clear: () => keep({ of, ids: nobody, all: false }),
  }
}
