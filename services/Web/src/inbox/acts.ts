import i18next from 'i18next'
import { useQueryClient } from '@tanstack/react-query'
import { answer, api, type Schemas } from '../api/client'
import { useAct } from '../shell/useAct'
import { offerUndo } from '../shell/undo'
import type { Interaction } from './queries'
import type { State } from './routes'

const reads = [['interactions'], ['interaction']] as const

type Change = Schemas['ChangeInteraction']

async function change(id: string, body: Change): Promise<Interaction> {
  // Whatever happened meanwhile: closing is closing, and a name is a name.
  return await answer(api.PATCH('/v1/interactions/{id}', { params: { path: { id }, header: { 'If-Match': '*' } }, body }))
}

/** Sets where a conversation stands, at once, and offers to take it back. */
export function useSetState(): (interaction: Interaction, state: State) => void {
  const { mutate } = useChange()
  return (interaction, state) => {
    const before = interaction.state
    mutate(
      { id: interaction.id, body: { state } },
      { onSuccess: () => offerUndo(i18next.t(`inbox.done.${state}`), () => mutate({ id: interaction.id, body: { state: before } })) },
    )
  }
}

/** Gives a conversation to somebody, or to nobody, at once, and offers to take it back. */
export function useAssign(): (interaction: Interaction, to: string | null, name: string | null) => void {
  const { mutate } = useChange()
  return (interaction, to, name) => {
    const body = (member: string | null | undefined): Change => (member == null ? { unassign: true } : { assignedTo: member })
    const said = name === null ? i18next.t('inbox.done.unassigned') : i18next.t('inbox.done.assigned', { name })
    mutate(
      { id: interaction.id, body: body(to) },
      { onSuccess: () => offerUndo(said, () => mutate({ id: interaction.id, body: body(interaction.assignedTo) })) },
    )
  }
}

function useChange() {
  const queries = useQueryClient()
  return useAct({
    run: ({ id, body }: { id: string; body: Change }) => change(id, body),
    reads,
    then: (interaction) =>
      queries.setQueryData(['interaction', interaction.id], (known: Interaction | undefined) => ({ ...known, ...interaction })),
  })
}
