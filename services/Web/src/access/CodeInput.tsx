import { TextInput } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  value: string
  onChange: (code: string) => void
  error?: string | undefined
  required?: boolean
}

/** The code of an authenticator, or a recovery code. */
export function CodeInput({ value, onChange, error, required = false }: Props): ReactElement {
  const { t } = useTranslation()
  return (
    <TextInput
      name="code"
      label={t('access.code')}
      description={t('access.codeHint')}
      autoComplete="one-time-code"
      maxLength={40}
      value={value}
      required={required}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
