import { Button, Stack } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/client'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'
import { reads, type Member, type Role } from './people'
import { RolePicker } from './RolePicker'
import { useIsOwner } from './useIsOwner'

/** The roles of a member. */
export function MemberRoles({ member }: { member: Member }): ReactElement {
  const { t } = useTranslation()
  const isOwner = useIsOwner()
  const [chosen, setChosen] = useState<Role[]>(member.roles)
  const changing = useAct({
    run: () =>
      answer(
        api.PATCH('/v1/members/{accountId}', {
          params: { path: { accountId: member.accountId }, header: { 'If-Match': `"${member.version}"` } },
          body: { roles: chosen },
        }),
      ),
    reads: [...reads],
    done: () => t('settings.rolesSet', { name: member.name }),
    isForm: true,
  })
  const isSame = chosen.length === member.roles.length && chosen.every((role) => member.roles.includes(role))
  return (
    <Stack>
      {changing.isError && <Refusal error={changing.error} />}
      <RolePicker value={chosen} onChange={setChosen} mayOwn={isOwner} />
      {!isSame && (
        <Button onClick={() => changing.mutate()} loading={changing.isPending} disabled={chosen.length === 0} w="fit-content">
          {t('common.save')}
        </Button>
      )}
    </Stack>
  )
}
