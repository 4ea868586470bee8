import { Button, Group, Modal, MultiSelect, Stack, TextInput } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId, type Schemas } from '../api/client'
import { fieldError, formError } from '../shell/fieldError'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'
import { membersQuery } from './people'

interface Props {
  /** Null for a new one. */
  team: Schemas['Team'] | null
  close: () => void
}

/** A team's name, what it is for, and who is in it. */
export function TeamForm({ team, close }: Props): ReactElement {
  const { t } = useTranslation()
  const { data: members = [] } = useInfiniteQuery(membersQuery)
  const [id] = useState(() => newId())
  const [name, setName] = useState(team?.name ?? '')
  const [description, setDescription] = useState(team?.description ?? '')
  const [chosen, setChosen] = useState<string[]>(team?.members ?? [])
  const saving = useAct({
    run: () => {
      const body = { name, description, members: chosen }
      return team === null
        ? answer(api.POST('/v1/teams', { body: { ...body, id }, params: { header: { 'Idempotency-Key': id } } }))
        : answer(api.PATCH('/v1/teams/{id}', { body, params: { path: { id: team.id }, header: { 'If-Match': `"${team.version}"` } } }))
    },
    reads: [['teams']],
    isForm: true,
    then: close,
  })
  const above = formError(saving.error, 'name', 'description', 'members')
  return (
    <Modal opened onClose={close} title={team?.name ?? t('settings.makeTeam')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          saving.mutate()
        }}
      >
        <Stack>
          {above !== null && <Refusal error={above} />}
          <TextInput
            name="team"
            label={t('settings.name')}
            required
            maxLength={100}
            data-autofocus
            value={name}
            error={fieldError(saving.error, 'name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('settings.description')}
            maxLength={500}
            value={description}
            error={fieldError(saving.error, 'description')}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <MultiSelect
            label={t('settings.members')}
            data={members.map((member) => ({ value: member.accountId, label: member.name }))}
            value={chosen}
            searchable
            error={fieldError(saving.error, 'members')}
            onChange={setChosen}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={saving.isPending}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
