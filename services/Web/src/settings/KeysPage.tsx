import { Badge, Button, Group, Stack, Table, Text } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type Schemas } from '../api/client'
import { pagesOf } from '../api/pages'
import { tenantQuery, useMay } from '../api/session'
import { useFigures } from '../i18n/useFigures'
import { PageHead } from '../shell/PageHead'
import { Empty, Rows } from '../shell/Rows'
import { useAct } from '../shell/useAct'
import { KeyForm } from './KeyForm'
import { Origins } from './Origins'

const keysQuery = pagesOf(['api-keys'], (cursor) =>
  answer(api.GET('/v1/api-keys', { params: { query: { limit: 50, ...(cursor === undefined ? {} : { cursor }) } } })),
)

/** What programs come in with. */
export function KeysPage(): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const query = useInfiniteQuery(keysQuery)
  const { data: tenant } = useQuery({ ...tenantQuery, enabled: may('manageTenant') })
  const [isNew, setNew] = useState(false)
  return (
    <Stack gap="md">
      <PageHead title={t('settings.places.keys')} about={t('settings.keysText')}>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNew(true)}>
          {t('settings.newKey')}
        </Button>
      </PageHead>
      <Rows query={query} empty={<Empty icon={IconKey} title={t('settings.noKeys')} text={t('settings.keysText')} />}>
        {(keys) => (
          <>
            <Table>
              <Table.Tbody>
                {keys.map((key) => (
                  <KeyRow key={key.id} apiKey={key} />
                ))}
              </Table.Tbody>
            </Table>
            {query.hasNextPage && (
              <Button variant="default" w="fit-content" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('common.more')}
              </Button>
            )}
          </>
        )}
      </Rows>
      {tenant !== undefined && may('manageTenant') && <Origins key={tenant.version} tenant={tenant} />}
      {isNew && <KeyForm close={() => setNew(false)} />}
    </Stack>
  )
}

function KeyRow({ apiKey }: { apiKey: Schemas['ApiKey'] }): ReactElement {
  const { t } = useTranslation()
  const figures = useFigures()
  const [isAsked, setAsked] = useState(false)
  const revoking = useAct({
    run: () => answer(api.DELETE('/v1/api-keys/{id}', { params: { path: { id: apiKey.id } } })),
    reads: [['api-keys']],
    done: () => t('settings.keyRevoked', { name: apiKey.name }),
  })
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={550}>{apiKey.name}</Text>
        <Text size="sm" c="dimmed">
          {apiKey.lastUsedAt == null ? t('settings.keyUnused') : t('settings.keyUsed', { time: figures.instant(apiKey.lastUsedAt) })}
        </Text>
        <Group gap={4} mt={4}>
          {apiKey.scopes.map((right) => (
            <Badge key={right} variant="light" color="gray">
              {t(`settings.right.${right}`)}
            </Badge>
          ))}
        </Group>
      </Table.Td>
      <Table.Td ta="end">
        {apiKey.revoked ? (
          <Badge variant="light" color="gray">
            {t('settings.keyDead')}
          </Badge>
        ) : (
          <Button
            variant={isAsked ? 'filled' : 'subtle'}
            color="red"
            size="compact-sm"
            loading={revoking.isPending}
            onClick={() => (isAsked ? revoking.mutate() : setAsked(true))}
            onBlur={() => setAsked(false)}
          >
            {t(isAsked ? 'settings.revokeSure' : 'settings.revokeKey')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
