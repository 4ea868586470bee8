import { Checkbox, Stack } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { roles, type Role } from './people'

interface Props {
  value: readonly Role[]
  onChange: (roles: Role[]) => void
  /** Only an owner makes owners. */
  mayOwn: boolean
  error?: string | undefined
}

/** Which roles somebody has, with what each may do. */
export function RolePicker({ value, onChange, mayOwn, error }: Props): ReactElement {
  const { t } = useTranslation()
  return (
    <Checkbox.Group
      label={t('settings.roles')}
      value={[...value]}
      error={error}
      onChange={(chosen) => onChange(roles.filter((role) => chosen.includes(role)))}
    >
      <Stack gap="xs" mt="xs">
        {roles.map((role) => (
          <Checkbox
            key={role}
            value={role}
            disabled={role === 'owner' && !mayOwn}
            label={t(`settings.role.${role}`)}
            description={t(`settings.roleText.${role}`)}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
