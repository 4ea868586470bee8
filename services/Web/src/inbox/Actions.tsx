import { Button, Menu } from '@mantine/core'
import { IconCheck, IconChevronDown, IconClock, IconRotate, IconUserCircle, IconUserOff } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { useAssign, useSetState } from './acts'
import type { Interaction, Member } from './queries'

const shown = 50

interface Props {
  interaction: Interaction
  members: readonly Member[]
  me: string
  setState: ReturnType<typeof useSetState>
  assign: ReturnType<typeof useAssign>
}

/** Who works on a conversation, and where it stands. */
export function Actions({ interaction, members, me, setState, assign }: Props): ReactElement {
  const { t } = useTranslation()
  const holder = members.find((member) => member.accountId === interaction.assignedTo)
  const mine = members.find((member) => member.accountId === me)
  const people = [...(mine === undefined ? [] : [mine]), ...members.filter((member) => member !== mine && member.hasSeat)].slice(0, shown)
  return (
    <div className="talk-acts">
      <Menu position="bottom-end" width={240} shadow="md">
        <Menu.Target>
          <Button
            variant="default"
            size="sm"
            leftSection={<IconUserCircle size={16} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            aria-label={t('inbox.assignedTo', { name: holder?.name ?? t('inbox.nobody') })}
          >
            <span className="talk-holder">{holder?.name ?? t('inbox.nobody')}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={320} className="talk-people">
          {people.map((member) => (
            <Menu.Item
              key={member.accountId}
              aria-current={member === holder ? 'true' : undefined}
              rightSection={member === holder ? <IconCheck size={14} aria-hidden /> : undefined}
              onClick={() => assign(interaction, member.accountId, member.name)}
            >
              {member === mine ? t('inbox.isMe', { name: member.name }) : member.name}
            </Menu.Item>
          ))}
          {interaction.assignedTo != null && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconUserOff size={16} aria-hidden />} onClick={() => assign(interaction, null, null)}>
                {t('inbox.unassign')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {interaction.state === 'open' && (
        <Button
          variant="default"
          size="sm"
          leftSection={<IconClock size={16} aria-hidden />}
          className="only-desk"
          onClick={() => setState(interaction, 'pending')}
        >
          {t('inbox.wait')}
        </Button>
      )}
      {interaction.state === 'closed' ? (
        <Button
          variant="default"
          size="sm"
          leftSection={<IconRotate size={16} aria-hidden />}
          onClick={() => setState(interaction, 'open')}
        >
          {t('inbox.reopen')}
        </Button>
      ) : (
        <Button size="sm" leftSection={<IconCheck size={16} aria-hidden />} onClick={() => setState(interaction, 'closed')}>
          {t('inbox.close')}
        </Button>
      )}
    </div>
  )
}
