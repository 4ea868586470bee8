import { Button, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { tenantQuery, useMay } from '../../api/session'
import { PageHead } from '../../shell/PageHead'
import { Lines } from '../../shell/Rows'
import { Section } from '../../shell/Section'
import { Refusal } from '../../shell/Trouble'
import { useIsOwner } from '../useIsOwner'
import { Closing } from './Closing'
import { CompanyForm } from './CompanyForm'
import { Hours } from './Hours'
import { Ownership } from './Ownership'
import { Sandbox } from './Sandbox'
import { Support } from './Support'

/** The company as a whole: what it is called and speaks, who may help, its data as files, its end. */
export function CompanyPage(): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const isOwner = useIsOwner()
  const { data: tenant, error } = useQuery(tenantQuery)
  if (tenant === undefined) return error === null ? <Lines count={5} /> : <Refusal error={error} />
  const isClosing = tenant.state === 'closing'
  return (
    <Stack gap="lg" maw={720}>
      <PageHead title={t('settings.places.company')} />
      {isClosing && <Closing tenant={tenant} isOwner={isOwner} />}
      {may('manageTenant') && <CompanyForm key={tenant.version} tenant={tenant} />}
      {may('manageTenant') && !isClosing && <Hours key={`hours-${tenant.version}`} tenant={tenant} />}
      {may('manageMembers') && <Support />}
      {isOwner && !isClosing && <Ownership />}
      {isOwner && (
        <Section title={t('settings.export')} text={t('settings.exportText')}>
          <Button component="a" href="/v1/tenant/export" download variant="default" w="fit-content">
            {t('settings.exportNow')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('company.exportNoted')}
          </Text>
        </Section>
      )}
      {isOwner && !tenant.sandbox && !isClosing && <Sandbox />}
      {isOwner && !isClosing && <Closing tenant={tenant} isOwner={isOwner} />}
    </Stack>
  )
}
