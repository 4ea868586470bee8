import { Button, Group, Stack, Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { IconUserPlus } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../api/session'
import { PageHead } from '../shell/PageHead'
import { InvitationList } from './InvitationList'
import { InviteForm } from './InviteForm'
import { MemberDrawer } from './MemberDrawer'
import { MemberList } from './MemberList'
import { TeamList } from './TeamList'

/** Who works here: members, invitations and teams. */
export function PeoplePage(): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate({ from: '/settings/people' })
  const { tab = 'members', invite, member } = useSearch({ from: '/inside/settings/people' })
  return (
    <Stack gap="md">
      <PageHead title={t('settings.places.people')}>
        {may('manageMembers') && (
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => void navigate({ search: { tab, invite: true } })}>
            {t('settings.invite')}
          </Button>
        )}
      </PageHead>
      <Tabs
        value={tab}
        onChange={(value) => {
          if (value === 'members' || value === 'invitations' || value === 'teams') void navigate({ search: { tab: value } })
        }}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="members">{t('settings.members')}</Tabs.Tab>
          {may('manageMembers') && <Tabs.Tab value="invitations">{t('settings.invitations')}</Tabs.Tab>}
          <Tabs.Tab value="teams">{t('settings.teams')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="members">
          <MemberList open={(id) => void navigate({ search: { tab, member: id } })} />
        </Tabs.Panel>
        {may('manageMembers') && <Tabs.Panel value="invitations">{tab === 'invitations' && <InvitationList />}</Tabs.Panel>}
        <Tabs.Panel value="teams">{tab === 'teams' && <TeamList />}</Tabs.Panel>
      </Tabs>
      <Group>
        {invite === true && <InviteForm close={() => void navigate({ search: { tab } })} />}
        {member !== undefined && <MemberDrawer id={member} close={() => void navigate({ search: { tab } })} />}
      </Group>
    </Stack>
  )
}
