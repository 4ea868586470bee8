import { ActionIcon, Anchor, Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/client'
import { Refusal } from '../../shell/Trouble'
import { CustomerPicker } from '../CustomerPicker'
import { customerQuery, type Customer } from '../queries'
import { useChange } from '../record/useChange'

/** How a customer stands to others, and others to it. */
export function Relations({ customer, isLocked }: { customer: Customer; isLocked: boolean }): ReactElement {
  const { t } = useTranslation()
  const [isAdding, setAdding] = useState(false)
  const saving = useChange(customer.id, () => setAdding(false))
  const { data: related = [] } = useQuery({
    queryKey: ['customer', customer.id, 'related'],
    queryFn: async () => (await answer(api.GET('/v1/customers/{id}/related', { params: { path: { id: customer.id } } }))).items,
  })
  const relations = customer.relations ?? []
  const set = (next: typeof relations): void => saving.mutate({ change: { relations: next }, base: customer, part: (one) => one.relations })
  return (
    <Paper p="md">
      <Title order={2} className="panel-title">
        {t('customer.relations')}
      </Title>
      <Stack gap="xs">
        {relations.length + related.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('customer.noRelations')}
          </Text>
        )}
        {relations.map((relation) => (
          <Group key={`${relation.type} ${relation.customerId}`} gap="xs" wrap="nowrap">
            <Text size="sm" className="grows">
              {relation.type} → <Named id={relation.customerId} />
            </Text>
            {!isLocked && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('customer.remove', { what: relation.type })}
                onClick={() => set(relations.filter((other) => other !== relation))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            )}
          </Group>
        ))}
        {related.map((one) => (
          <Text key={`${one.type} ${one.customerId}`} size="sm">
            <Anchor component={Link} to={`/customers/${one.customerId}`}>
              {one.name}
            </Anchor>
            {` → ${one.type}`}
          </Text>
        ))}
        {saving.isError && <Refusal error={saving.error} />}
        {!isLocked &&
          (isAdding ? (
            <Adding
              except={customer.id}
              isBusy={saving.isPending}
              onAdd={(customerId, type) => set([...relations, { customerId, type }])}
              onClose={() => setAdding(false)}
            />
          ) : (
            <Button size="compact-sm" variant="subtle" w="fit-content" onClick={() => setAdding(true)}>
              {t('customer.addRelation')}
            </Button>
          ))}
      </Stack>
    </Paper>
  )
}

function Named({ id }: { id: string }): ReactElement {
  const { data } = useQuery(customerQuery(id))
  return (
    <Anchor component={Link} to={`/customers/${id}`}>
      {data?.name ?? '…'}
    </Anchor>
  )
}

interface AddingProps {
  except: string
  isBusy: boolean
  onAdd: (customerId: string, type: string) => void
  onClose: () => void
}

function Adding({ except, isBusy, onAdd, onClose }: AddingProps): ReactElement {
  const { t } = useTranslation()
  const [type, setType] = useState('')
  const [other, setOther] = useState<Customer | null>(null)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (other !== null) onAdd(other.id, type.trim())
      }}
    >
      <Stack gap="xs">
        <TextInput
          size="sm"
          required
          autoFocus
          maxLength={32}
          label={t('customer.relationType')}
          description={t('customer.relationHint')}
          value={type}
          onChange={(event) => setType(event.currentTarget.value)}
        />
        <CustomerPicker label={t('customer.relationTo')} except={except} chosen={other} onChoose={setOther} />
        <Group gap="xs">
          <Button type="submit" size="compact-sm" disabled={other === null} loading={isBusy}>
            {t('customers.add')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onClose}>
            {t('customers.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
