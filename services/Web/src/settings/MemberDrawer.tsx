import { Badge, Divider, Drawer, Group, Stack, Switch, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/client'
import { useMay, useSession } from '../api/session'
import { Lines } from '../shell/Rows'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'
import { MemberEnd } from './MemberEnd'
import { MemberRoles } from './MemberRoles'
import { MemberSessions } from './MemberSessions'
import { memberQuery, reads, type Member } from './people'

interface Props {
  id: string
  close: () => void
}

/** One member: roles, seat, second factor, sessions, and the end of the membership. */
export function MemberDrawer({ id, close }: Props): ReactElement {
  const { t } = useTranslation()
  const query = useQuery(memberQuery(id))
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      title={query.data?.name ?? t('settings.member')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {query.data === undefined ? (
        query.error === null ? (
          <Lines count={4} />
        ) : (
          <Refusal error={query.error} />
        )
      ) : (
        <Body member={query.data} close={close} />
      )}
    </Drawer>
  )
}

function Body({ member, close }: { member: Member; close: () => void }): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const session = useSession()
  const mayManage = may('manageMembers')
  return (
    <Stack>
      <Group gap="xs">
        <Text>{member.mail}</Text>
        <Badge variant="light" color={member.verified ? 'teal' : 'gray'}>
          {t(member.verified ? 'settings.verified' : 'settings.unverified')}
        </Badge>
        {member.twoFactor && <Badge variant="light">{t('settings.twoFactor')}</Badge>}
      </Group>
      {may('manageSeats') && <SeatSwitch member={member} />}
      {mayManage && (
        <>
          <Divider />
          <MemberRoles key={member.version} member={member} />
          <Divider />
          <MemberSessions accountId={member.accountId} />
          {member.accountId !== session.id && (
            <>
              <Divider />
              <MemberEnd member={member} close={close} />
            </>
          )}
        </>
      )}
    </Stack>
  )
}

/** A seat is given and taken at once: giving one back costs nothing and is undone by the same switch. */
export function SeatSwitch({ member, isBare = false }: { member: Member; isBare?: boolean }): ReactElement {
  const { t } = useTranslation()
  const path = { params: { path: { accountId: member.accountId } } }
  const switching = useAct({
    run: (to: boolean) => answer(to ? api.PUT('/v1/members/{accountId}/seat', path) : api.DELETE('/v1/members/{accountId}/seat', path)),
    reads: [...reads],
  })
  const label = t('settings.seatOf', { name: member.name })
  return (
    <Switch
      label={isBare ? undefined : t('settings.seat')}
      description={isBare ? undefined : t('settings.seatText')}
      aria-label={label}
      checked={switching.isPending ? switching.variables : member.hasSeat}
      disabled={switching.isPending}
      onChange={(event) => switching.mutate(event.currentTarget.checked)}
    />
  )
}
