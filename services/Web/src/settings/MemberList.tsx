import { Avatar, Badge, Button, Group, Table, Text, UnstyledButton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { IconUsers } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFigures } from '../i18n/useFigures'
import { Empty, Rows } from '../shell/Rows'
import { membersQuery, type Member } from './people'

interface Props {
  open: (id: string) => void
}

/** Members by name. */
export function MemberList({ open }: Props): ReactElement {
  const { t } = useTranslation()
  const query = useInfiniteQuery(membersQuery)
  return (
    <Rows query={query} empty={<Empty icon={IconUsers} title={t('settings.members')} text={t('settings.inviteText')} />}>
      {(members) => (
        <>
          <Table highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('settings.member')}</Table.Th>
                <Table.Th visibleFrom="xs">{t('settings.roles')}</Table.Th>
                <Table.Th visibleFrom="sm">{t('settings.seat')}</Table.Th>
                <Table.Th visibleFrom="md">{t('settings.joined')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {members.map((member) => (
                <MemberRow key={member.accountId} member={member} open={() => open(member.accountId)} />
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

function MemberRow({ member, open }: { member: Member; open: () => void }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  return (
    <Table.Tr>
      <Table.Td className="member-cell">
        <UnstyledButton onClick={open} w="100%">
          <Group gap="sm" wrap="nowrap">
            <Avatar size={32} radius="xl" name={member.name} color="teal" aria-hidden />
            <div className="clip">
              <Text fw={550} truncate>
                {member.name}
              </Text>
              <Text size="sm" c="dimmed" truncate>
                {member.mail}
              </Text>
            </div>
          </Group>
        </UnstyledButton>
      </Table.Td>
      <Table.Td visibleFrom="xs">
        <Group gap={4}>
          {member.roles.map((role) => (
            <Badge key={role} variant="light" color="gray">
              {t(`settings.role.${role}`)}
            </Badge>
          ))}
        </Group>
      </Table.Td>
      <Table.Td visibleFrom="sm">{t(member.hasSeat ? 'settings.hasSeat' : 'settings.noSeat')}</Table.Td>
      <Table.Td visibleFrom="md" className="figures">
        {figures.instant(member.joinedAt)}
      </Table.Td>
    </Table.Tr>
  )
}
