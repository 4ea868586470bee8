import { useCallback, useState } from 'react'
import { newId } from '../api/client'

/** What is being written, kept in this tab until it is sent: another conversation, a lost connection or a reload takes nothing away. */
export interface Draft {
  /** The id that the message will have, so that sending it twice sends it once. */
  id: string
  text: string
  isNote: boolean
}

const keyOf = (interaction: string): string => `cloudcrm.draft.${interaction}`

export function readDraft(interaction: string): Draft {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(interaction)) ?? 'null') as Partial<Draft> | null
    if (typeof kept?.id === 'string' && typeof kept.text === 'string') return { id: kept.id, text: kept.text, isNote: kept.isNote === true }
  } catch {
    // Somebody else's words under our key: begin anew.
  }
  return { id: newId(), text: '', isNote: false }
}

export function keepDraft(interaction: string, draft: Draft): void {
  if (draft.text === '' && !draft.isNote) sessionStorage.removeItem(keyOf(interaction))
  else sessionStorage.setItem(keyOf(interaction), JSON.stringify(draft))
}

/** The draft of a conversation, how it is changed, and how it is done with. */
export function useDraft(interaction: string): { draft: Draft; change: (part: Partial<Omit<Draft, 'id'>>) => void; clear: () => void } {
  const [draft, setDraft] = useState(() => readDraft(interaction))
  const change = useCallback(
    (part: Partial<Omit<Draft, 'id'>>) =>
      setDraft((before) => {
        const after = { ...before, ...part }
        keepDraft(interaction, after)
        return after
      }),
    [interaction],
  )
  const clear = useCallback(
    () =>
      setDraft((before) => {
        const after = { id: newId(), text: '', isNote: before.isNote }
        keepDraft(interaction, after)
        return after
      }),
    [interaction],
  )
  return { draft, change, clear }
}
