import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type Schemas } from '../api/client'
import { useMay } from '../api/session'
import { Empty, Rows } from '../shell/Rows'
import { useAct } from '../shell/useAct'
import { TeamForm } from './TeamForm'
import { membersQuery, teamsQuery } from './people'

/** Teams by name, with who is in them. */
export function TeamList(): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const query = useInfiniteQuery(teamsQuery)
  const [edited, setEdited] = useState<Schemas['Team'] | 'new' | null>(null)
  const add = may('manageMembers') && (
    <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} w="fit-content" onClick={() => setEdited('new')}>
      {t('settings.makeTeam')}
    </Button>
  )
  return (
    <Stack>
      <Rows
        query={query}
        empty={
          <Empty icon={IconUsersGroup} title={t('settings.noTeams')} text={t('settings.teamsText')}>
            {add}
          </Empty>
        }
      >
        {(teams) => (
          <>
            {add}
            {teams.map((team) => (
              <TeamLine key={team.id} team={team} edit={() => setEdited(team)} />
            ))}
          </>
        )}
      </Rows>
      {edited !== null && <TeamForm team={edited === 'new' ? null : edited} close={() => setEdited(null)} />}
    </Stack>
  )
}

function TeamLine({ team, edit }: { team: Schemas['Team']; edit: () => void }): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const { data: members = [] } = useInfiniteQuery(membersQuery)
  const deleting = useAct({
    run: () => answer(api.DELETE('/v1/teams/{id}', { params: { path: { id: team.id }, header: { 'If-Match': `"${team.version}"` } } })),
    reads: [['teams']],
    done: () => t('settings.teamDeleted', { name: team.name }),
  })
  const names = members.filter((member) => team.members.includes(member.accountId)).map((member) => member.name)
  return (
    <Paper p="md">
      <Group justify="space-between">
        <div>
          <Text fw={550}>{team.name}</Text>
          {team.description !== '' && <Text size="sm">{team.description}</Text>}
          <Text size="sm" c="dimmed">
            {names.length === 0 ? t('settings.nobody') : names.join(', ')}
          </Text>
        </div>
        {may('manageMembers') && (
          <Group gap="xs">
            <Button variant="default" size="compact-sm" onClick={edit}>
              {t('common.edit')}
            </Button>
            <Button variant="subtle" color="red" size="compact-sm" loading={deleting.isPending} onClick={() => deleting.mutate()}>
              {t('common.delete')}
            </Button>
          </Group>
        )}
      </Group>
    </Paper>
  )
}
