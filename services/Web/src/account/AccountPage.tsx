import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { accountQuery } from '../api/session'
import { PageHead } from '../shell/PageHead'
import { Lines } from '../shell/Rows'
import { Refusal } from '../shell/Trouble'
import { Companies } from './Companies'
import { OwnSessions } from './OwnSessions'
import { PasswordSection } from './PasswordSection'
import { PersonSection } from './PersonSection'
import { TwoFactorSection } from './TwoFactorSection'

/** What is the person's own, in whatever company they are. */
export function AccountPage(): ReactElement {
  const { t } = useTranslation()
  const { data: account, error } = useQuery(accountQuery)
  return (
    <Stack gap="lg" maw={720}>
      <PageHead title={t('account.title')} />
      {account === undefined ? (
        error === null ? (
          <Lines count={6} />
        ) : (
          <Refusal error={error} />
        )
      ) : (
        <>
          <PersonSection account={account} />
          <PasswordSection account={account} />
          <TwoFactorSection account={account} />
          <OwnSessions />
          <Companies />
        </>
      )}
    </Stack>
  )
}
