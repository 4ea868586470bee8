import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { CodeInput } from '../access/CodeInput'
import { Password } from '../shell/Password'
import { fieldError } from '../shell/fieldError'

/** What shows once more who is there. */
export interface Proof {
  password: string
  code: string
}

interface Props {
  proof: Proof
  set: (proof: Proof) => void
  error: unknown
  /** Whether the account has a second factor. */
  hasFactor: boolean
}

/** Password and, where there is a second factor, its code: what a session that somebody found open can't give. */
export function ProofFields({ proof, set, error, hasFactor }: Props): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      <Password
        name="proof"
        label={t('account.presentPassword')}
        autoComplete="current-password"
        required
        value={proof.password}
        error={fieldError(error, 'password')}
        onChange={(event) => set({ ...proof, password: event.currentTarget.value })}
      />
      {hasFactor && (
        <CodeInput value={proof.code} onChange={(code) => set({ ...proof, code })} error={fieldError(error, 'code')} required />
      )}
    </>
  )
}
