import { Button, Group, Stack } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { formError } from '../shell/fieldError'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'
import { ProofFields } from './ProofFields'

interface Props<T> {
  label: string
  run: (proof: Schemas['ProveTwoFactor']) => Promise<T>
  done: (output: T) => void
  close: () => void
}

/** Password and code once more, for what touches the second factor. */
export function ProofForm<T>({ label, run, done, close }: Props<T>): ReactElement {
  const { t } = useTranslation()
  const [proof, setProof] = useState({ password: '', code: '' })
  const proving = useAct({ run: () => run(proof), reads: [['account']], isForm: true, then: done })
  const above = formError(proving.error, 'password', 'code')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        proving.mutate()
      }}
    >
      <Stack maw={360}>
        {above !== null && <Refusal error={above} />}
        <ProofFields proof={proof} set={setProof} error={proving.error} hasFactor />
        <Group>
          <Button type="submit" loading={proving.isPending}>
            {label}
          </Button>
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
