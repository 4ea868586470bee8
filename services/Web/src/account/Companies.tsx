import { Badge, Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/client'
import { useSession } from '../api/session'
import { Rows } from '../shell/Rows'
import { Section } from '../shell/Section'
import { useAct } from '../shell/useAct'

/** The companies that one is in, and the way over. */
export function Companies(): ReactElement {
  const { t } = useTranslation()
  const { tenant } = useSession()
  const query = useQuery({ queryKey: ['account', 'tenants'], queryFn: async () => (await answer(api.GET('/v1/account/tenants'))).items })
  const switching = useAct({
    run: (id: string) => answer(api.POST('/v1/account/switch', { body: { tenant: id }, params: { header: { 'X-Session': 'cookie' } } })),
    // Everything that was read is another company's.
    then: () => window.location.assign('/'),
  })
  return (
    <Section title={t('account.companies')} text={t('account.companiesText')}>
      <Rows query={query} lines={1} empty={null}>
        {(companies) =>
          companies.map((company) => (
            <Group key={company.id} justify="space-between" wrap="nowrap">
              <Text truncate>
                {company.name}
                {company.sandbox && (
                  <Badge ml="xs" variant="light" color="gray">
                    {t('access.sandbox')}
                  </Badge>
                )}
              </Text>
              {company.id === tenant ? (
                <Badge variant="light">{t('account.here')}</Badge>
              ) : (
                <Button variant="default" size="compact-sm" loading={switching.isPending} onClick={() => switching.mutate(company.id)}>
                  {t('account.switch')}
                </Button>
              )}
            </Group>
          ))
        }
      </Rows>
    </Section>
  )
}
