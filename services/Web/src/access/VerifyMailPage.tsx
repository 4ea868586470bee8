import { Button, Skeleton, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/client'
import { Refusal } from '../shell/Trouble'
import { Doorway } from './Doorway'

/** The link that shows that an address is the person's own: following it is all that there is to do. It is good once, so it is sent once. */
export function VerifyMailPage(): ReactElement {
  const { t } = useTranslation()
  const token = useLocation({ select: (at) => at.hash })
  const verifying = useQuery({
    queryKey: ['verify-mail', token],
    staleTime: 'static',
    gcTime: Infinity,
    retry: false,
    queryFn: async () => {
      await answer(api.POST('/v1/mail-verifications', { body: { token } }))
      return true
    },
  })
  return (
    <Doorway>
      <Title order={1}>{t(verifying.isSuccess ? 'access.verified' : 'access.verify')}</Title>
      {verifying.isPending && <Skeleton h={48} />}
      {verifying.isError && (
        <>
          <Refusal error={verifying.error} />
          <Text>{t('access.verifyAgain')}</Text>
        </>
      )}
      {verifying.isSuccess && <Text>{t('access.verifiedText')}</Text>}
      <Button component={Link} to="/" size="md">
        {t('access.goOn')}
      </Button>
    </Doorway>
  )
}
