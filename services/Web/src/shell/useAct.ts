import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient, type QueryKey, type UseMutationResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Refused } from '../api/client'

interface Act<TIn, TOut> {
  run: (input: TIn) => Promise<TOut>
  /** What is read anew afterwards. */
  reads?: readonly QueryKey[]
  /** What is said when it is done. */
  done?: (output: TOut, input: TIn) => string
  /** Refusals are shown by the caller (a form), rather than as a passing word. */
  isForm?: boolean
  then?: (output: TOut, input: TIn) => void
}

/** Something that a person does: it says what became of it, and what it changed is read anew. */
export function useAct<TIn = void, TOut = unknown>({
  run,
  reads = [],
  done,
  isForm = false,
  then,
}: Act<TIn, TOut>): UseMutationResult<TOut, Error, TIn> {
  const queries = useQueryClient()
  const { t } = useTranslation()
  const closeButtonProps = { 'aria-label': t('common.close') }
  return useMutation({
    mutationFn: run,
    onSuccess: async (output, input) => {
      await Promise.all(reads.map((queryKey) => queries.invalidateQueries({ queryKey })))
      if (done !== undefined) notifications.show({ closeButtonProps, message: done(output, input) })
      then?.(output, input)
    },
    onError: (error) => {
      if (!isForm)
        notifications.show({ closeButtonProps, color: 'red', message: error instanceof Refused ? error.message : t('refused.network') })
    },
  })
}
