import { Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { IconArmchair } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFigures } from '../i18n/useFigures'
import { PageHead } from '../shell/PageHead'
import { Empty, Lines, Rows } from '../shell/Rows'
import { Refusal } from '../shell/Trouble'
import { SeatSwitch } from './MemberDrawer'
import { membersQuery, seatsQuery } from './people'
import { SeatsForm } from './SeatsForm'

/** How many seats are paid for, who has one, and what more or fewer would cost before anything is done. */
export function SeatsPage(): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const seats = useQuery(seatsQuery)
  const members = useInfiniteQuery(membersQuery)
  return (
    <Stack gap="lg">
      <PageHead title={t('settings.places.seats')} about={t('settings.seatsText')} />
      {seats.data === undefined ? (
        seats.error === null ? (
          <Lines count={2} />
        ) : (
          <Refusal error={seats.error} />
        )
      ) : (
        <Paper>
          <Group justify="space-between" align="flex-start" gap="xl">
            <div>
              <Text c="dimmed" size="sm">
                {t('settings.seatsInUse')}
              </Text>
              <div className="figure figures">
                {t('settings.seatsOf', { assigned: figures.quantity(seats.data.assigned), bought: figures.quantity(seats.data.bought) })}
              </div>
            </div>
            <SeatsForm key={seats.data.bought} seats={seats.data} />
          </Group>
        </Paper>
      )}
      <Title order={2}>{t('settings.whoHasSeat')}</Title>
      <Rows query={members} empty={<Empty icon={IconArmchair} title={t('settings.members')} text={t('settings.inviteText')} />}>
        {(rows) => (
          <Table>
            <Table.Tbody>
              {rows.map((member) => (
                <Table.Tr key={member.accountId}>
                  <Table.Td>
                    <Text fw={550}>{member.name}</Text>
                    <Text size="sm" c="dimmed">
                      {member.roles.map((role) => t(`settings.role.${role}`)).join(', ')}
                    </Text>
                  </Table.Td>
                  <Table.Td w={80}>
                    <SeatSwitch member={member} isBare />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Rows>
      {members.hasNextPage && (
        <Button variant="default" w="fit-content" loading={members.isFetchingNextPage} onClick={() => void members.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </Stack>
  )
}
