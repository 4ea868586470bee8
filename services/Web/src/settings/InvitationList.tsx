import { Badge, Button, Group, Table } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { IconMail } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type Schemas } from '../api/client'
import { useFigures } from '../i18n/useFigures'
import { Empty, Rows } from '../shell/Rows'
import { useAct } from '../shell/useAct'
import { invitationsQuery } from './people'

/** Invitations, newest first; an open one can be taken back. */
export function InvitationList(): ReactElement {
  const { t } = useTranslation()
  const query = useInfiniteQuery(invitationsQuery)
  return (
    <Rows query={query} empty={<Empty icon={IconMail} title={t('settings.noInvitations')} text={t('settings.inviteText')} />}>
      {(invitations) => (
        <>
          <Table>
            <Table.Tbody>
              {invitations.map((invitation) => (
                <InvitationRow key={invitation.id} invitation={invitation} />
              ))}
            </Table.Tbody>
          </Table>
          {query.hasNextPage && (
            <Button variant="default" mt="md" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('common.more')}
            </Button>
          )}
        </>
      )}
    </Rows>
  )
}

function InvitationRow({ invitation }: { invitation: Schemas['Invitation'] }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const revoking = useAct({
    run: () => answer(api.DELETE('/v1/invitations/{id}', { params: { path: { id: invitation.id } } })),
    reads: [['invitations']],
    done: () => t('settings.revoked', { mail: invitation.mail }),
  })
  return (
    <Table.Tr>
      <Table.Td>
        {invitation.mail}
        <Group gap={4} mt={4}>
          {invitation.roles.map((role) => (
            <Badge key={role} variant="light" color="gray">
              {t(`settings.role.${role}`)}
            </Badge>
          ))}
        </Group>
      </Table.Td>
      <Table.Td>
        {t(`settings.invitation.${invitation.state}`)}
        {invitation.state === 'open' && ` ${t('settings.until', { time: figures.instant(invitation.expiresAt) })}`}
      </Table.Td>
      <Table.Td ta="end">
        {invitation.state === 'open' && (
          <Button variant="subtle" size="compact-sm" loading={revoking.isPending} onClick={() => revoking.mutate()}>
            {t('settings.revoke')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
