import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconCopyCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/client'
import { useMay } from '../../api/session'
import { useFigures } from '../../i18n/useFigures'
import { Empty, Rows } from '../../shell/Rows'
import type { Customer } from '../queries'
import { useMerge, useUnmerge } from './useMerge'

const reasons = ['phone', 'mail', 'handle', 'name'] as const

/** Who may be the same, and who was merged into this one. */
export function Duplicates({ customer }: { customer: Customer }): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const merge = useMerge(customer)
  const query = useQuery({
    queryKey: ['customer', customer.id, 'duplicates'],
    queryFn: async () => (await answer(api.GET('/v1/customers/{id}/duplicates', { params: { path: { id: customer.id } } }))).items,
  })
  const canMerge = may('manageCustomers') && customer.mergedInto == null && !customer.archived
  return (
    <Stack gap="lg">
      <Rows query={query} empty={<Empty icon={IconCopyCheck} title={t('customer.noDuplicates')} text={t('customer.noDuplicatesText')} />}>
        {(found) => (
          <Stack gap="xs">
            {found.map(({ customer: other, reasons: why }) => (
              <Paper key={other.id} p="sm">
                <Group gap="sm" wrap="nowrap">
                  <div className="grows">
                    <Anchor component={Link} to={`/customers/${other.id}`} fw={550}>
                      {other.name === '' ? other.externalId : other.name}
                    </Anchor>
                    <Text size="sm" c="dimmed">
                      {other.contacts.map(({ value }) => value).join(' · ')}
                    </Text>
                    <Text size="xs" c="dimmed">
                      {t('customer.common', {
                        what: reasons
                          .filter((reason) => why.includes(reason))
                          .map((reason) => t(`customers.column.${reason}`))
                          .join(' · '),
                      })}
                    </Text>
                  </div>
                  {canMerge && (
                    <Button
                      size="sm"
                      variant="default"
                      aria-label={t('customer.mergeOf', { name: other.name })}
                      loading={merge.isPending && merge.variables.id === other.id}
                      onClick={() => merge.mutate(other)}
                    >
                      {t('customer.merge')}
                    </Button>
                  )}
                </Group>
              </Paper>
            ))}
          </Stack>
        )}
      </Rows>
      <MergedOnes customer={customer} />
    </Stack>
  )
}

/** Who was merged into a customer; each can be taken out again. */
function MergedOnes({ customer }: { customer: Customer }): ReactElement | null {
  const { t } = useTranslation()
  const may = useMay()
  const figures = useFigures()
  const unmerge = useUnmerge(customer.id)
  const merged = customer.merged ?? []
  if (merged.length === 0) return null
  return (
    <section>
      <Title order={2} className="panel-title">
        {t('customer.mergedOnes')}
      </Title>
      <Stack gap="xs">
        {merged.map((one) => (
          <Paper key={one.id} p="sm">
            <Group gap="sm" wrap="nowrap">
              <div className="grows">
                <Text fw={550}>{one.name === '' ? one.externalId : one.name}</Text>
                <Text size="sm" c="dimmed">
                  {t('customer.mergedAt', { at: figures.instant(one.mergedAt) })}
                </Text>
              </div>
              {may('manageCustomers') && one.mergedInto === customer.id && (
                <Button
                  size="sm"
                  variant="default"
                  aria-label={t('customer.unmergeOf', { name: one.name })}
                  loading={unmerge.isPending && unmerge.variables === one.id}
                  onClick={() => unmerge.mutate(one.id)}
                >
                  {t('customer.unmerge')}
                </Button>
              )}
            </Group>
          </Paper>
        ))}
      </Stack>
    </section>
  )
}
