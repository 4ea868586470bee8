import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

/** A password that can be shown while it is typed. */
export function Password(props: PasswordInputProps): ReactElement {
  const { t } = useTranslation()
  return <PasswordInput visibilityToggleButtonProps={{ 'aria-label': t('common.showPassword') }} {...props} />
}
