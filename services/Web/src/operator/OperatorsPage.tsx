import { Button, Group, Paper, SimpleGrid, Stack, TextInput, Title } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, newId } from '../api/client'
import { isLanguage } from '../i18n'
import { useFigures } from '../i18n/useFigures'
import { PageHead } from '../shell/PageHead'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'
import { operatorApi, operatorSession } from './api'
import { textOf } from './form'
import { Grid } from './Grid'
import { operatorsQuery } from './queries'

/** Those who run the product. */
export function OperatorsPage(): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const { data, error } = useQuery(operatorsQuery)
  const { data: session } = useSuspenseQuery(operatorSession)
  const remove = useAct<string>({
    run: (id) => answer(operatorApi.DELETE('/v1/operator/operators/{id}', { params: { path: { id } } })),
    reads: [['operator', 'operators']],
    done: () => t('operator.removed'),
  })
  return (
    <Stack gap="lg">
      <PageHead title={t('operator.nav.operators')} />
      <Grid
        caption={t('operator.nav.operators')}
        query={{ data: data?.items, error }}
        keyOf={(one) => one.id}
        empty={{ icon: IconUsers, title: t('operator.nav.operators'), text: '' }}
        columns={[
          {
            head: t('billing.name'),
            cell: (one) => (
              <>
                {one.name}
                <div className="minor">{one.mail}</div>
              </>
            ),
          },
          { head: t('operator.twoFactor'), cell: (one) => t(one.twoFactor ? 'operator.yes' : 'operator.no') },
          { head: t('operator.since'), isMinor: true, cell: (one) => figures.instant(one.since) },
          {
            head: t('operator.acts'),
            cell: (one) =>
              one.id === session?.accountId ? null : (
                <Button size="compact-sm" variant="default" loading={remove.isPending} onClick={() => remove.mutate(one.id)}>
                  {t('operator.remove')}
                </Button>
              ),
          },
        ]}
      />
      <Invite />
    </Stack>
  )
}

function Invite(): ReactElement {
  const { t, i18n } = useTranslation()
  const [key, setKey] = useState(() => newId())
  const invite = useAct<FormData>({
    run: (form) =>
      answer(
        operatorApi.POST('/v1/operator/operators', {
          body: {
            mail: textOf(form, 'mail'),
            name: textOf(form, 'name'),
            ...(isLanguage(i18n.language) ? { language: i18n.language } : {}),
          },
          params: { header: { 'Idempotency-Key': key } },
        }),
      ),
    reads: [['operator', 'operators']],
    isForm: true,
    done: () => t('operator.invited'),
    then: () => setKey(newId()),
  })
  return (
    <Paper
      component="form"
      onSubmit={(event: React.SubmitEvent<HTMLFormElement>) => {
        event.preventDefault()
        invite.mutate(new FormData(event.currentTarget))
      }}
    >
      <Stack>
        <Title order={2}>{t('operator.invite')}</Title>
        {invite.isError && <Refusal error={invite.error} />}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput name="name" label={t('billing.name')} required maxLength={200} />
          <TextInput name="mail" type="email" label={t('access.mail')} required />
        </SimpleGrid>
        <Group>
          <Button type="submit" loading={invite.isPending}>
            {t('operator.invite')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
