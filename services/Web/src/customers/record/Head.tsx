import { Anchor, Badge, Button, Group, TextInput, Title } from '@mantine/core'
import { IconArchive, IconArchiveOff, IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId } from '../../api/client'
import { useMay } from '../../api/session'
import { product } from '../../shell/product'
import { offerUndo } from '../../shell/undo'
import { useAct } from '../../shell/useAct'
import type { Customer } from '../queries'
import { Inline } from './Inline'
import { useLocked } from './useLocked'

/** Who it is, and what can be done with it. */
export function Head({ customer }: { customer: Customer }): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const { isLocked } = useLocked()
  const name = customer.name === '' ? (customer.externalId ?? '') : customer.name
  useEffect(() => {
    document.title = `${name} · ${product}`
  }, [name])
  const set = useAct({
    run: (archived: boolean) => {
      const params = { path: { id: customer.id }, header: { 'Idempotency-Key': newId() } }
      return answer(archived ? api.POST('/v1/customers/{id}/archive', { params }) : api.POST('/v1/customers/{id}/restore', { params }))
    },
    reads: [['customer', customer.id], ['customers']],
    then: (_, archived) => offerUndo(t(archived ? 'customer.isArchived' : 'customer.isRestored', { name }), () => set.mutate(!archived)),
  })
  return (
    <header className="record-head">
      <Anchor component={Link} to="/customers" size="sm" className="back">
        <IconArrowLeft size={14} aria-hidden />
        {t('customers.title')}
      </Anchor>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Group gap="sm" className="record-name">
          <Title order={1} className="unseen">
            {name}
          </Title>
          <Inline
            label={t('customers.column.name')}
            hasLabel={false}
            customer={customer}
            part={(one) => one.name}
            change={(next) => ({ name: next.trim() })}
            show={(value, one) => <span className="record-title">{value === '' ? one.externalId : value}</span>}
            editor={(value, edit) => (
              <TextInput
                aria-label={t('customers.column.name')}
                maxLength={200}
                value={value}
                onChange={(event) => edit(event.currentTarget.value)}
              />
            )}
            isLocked={isLocked('name') || customer.mergedInto != null}
          />
          {customer.archived && (
            <Badge color="gray" variant="light" tt="none">
              {t('customers.archived')}
            </Badge>
          )}
        </Group>
        {may('manageCustomers') && customer.mergedInto == null && (
          <Button
            variant="default"
            size="sm"
            loading={set.isPending}
            leftSection={customer.archived ? <IconArchiveOff size={16} aria-hidden /> : <IconArchive size={16} aria-hidden />}
            onClick={() => set.mutate(!customer.archived)}
          >
            {t(customer.archived ? 'customers.restore' : 'customers.archive')}
          </Button>
        )}
      </Group>
    </header>
  )
}
