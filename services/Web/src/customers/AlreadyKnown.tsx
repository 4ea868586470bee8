import { Anchor, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/client'

const typingMs = 400
const shortest = 5

/** Says who has a phone or mail already, before somebody is registered twice. */
export function AlreadyKnown({ kind, value }: { kind: 'mail' | 'phone'; value: string }): ReactElement | null {
  const { t } = useTranslation()
  const [asked] = useDebouncedValue(value.trim(), typingMs)
  const { data } = useQuery({
    queryKey: ['customers', 'lookup', kind, asked],
    enabled: asked.length >= shortest && (kind === 'phone' || /.@.+\../.test(asked)),
    retry: false,
    queryFn: async () =>
      (await answer(api.GET('/v1/customers/lookup', { params: { query: { kind, value: asked, limit: 1 } } }))).items[0] ?? null,
  })
  if (data == null) return null
  return (
    <Text size="sm" role="status">
      {t('customers.known')}{' '}
      <Anchor component={Link} to={`/customers/${data.id}`} size="sm">
        {data.name}
      </Anchor>
    </Text>
  )
}
