import { Paper, Select, Stack, TagsInput, TextInput } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/session'
import { useColleagues, type Customer } from '../queries'
import { Inline } from '../record/Inline'
import { useLocked } from '../record/useLocked'
import { Addresses } from './Addresses'
import { Consents } from './Consents'
import { Contacts } from './Contacts'
import { Cost } from './Cost'
import { OwnFields } from './OwnFields'
import { Relations } from './Relations'

/** Who a customer is. */
export function Profile({ customer }: { customer: Customer }): ReactElement {
  const { t } = useTranslation()
  const colleagues = useColleagues()
  const may = useMay()
  const { isHidden, isLocked } = useLocked()
  const isMerged = customer.mergedInto != null
  const locked = (field: string): boolean => isMerged || isLocked(field)
  return (
    <Stack gap="md">
      <Paper p="md">
        <Stack gap="sm">
          <Contacts customer={customer} isLocked={['phone', 'mail', 'handle'].some((kind) => locked(kind) || isHidden(kind))} />
          {!isHidden('tags') && (
            <Inline
              label={t('customers.column.tags')}
              customer={customer}
              part={(one) => one.tags ?? []}
              change={(tags) => ({ tags })}
              show={(tags) => (tags.length === 0 ? null : <TagLine tags={tags} />)}
              editor={(tags, set) => (
                <TagsInput aria-label={t('customers.column.tags')} value={tags} onChange={set} maxTags={50} acceptValueOnBlur />
              )}
              isLocked={locked('tags')}
            />
          )}
          {!isHidden('ownerId') && (
            <Inline
              label={t('customers.column.owner')}
              customer={customer}
              part={(one) => one.ownerId ?? null}
              change={(ownerId) => (ownerId === null ? { unown: true } : { ownerId })}
              show={(ownerId) => (ownerId === null ? null : (colleagues.nameOf(ownerId) ?? t('customer.formerMember')))}
              editor={(ownerId, set) => (
                <Select
                  aria-label={t('customers.column.owner')}
                  searchable
                  clearable
                  clearButtonProps={{ 'aria-label': t('customers.unassign') }}
                  data={colleagues.options}
                  value={ownerId}
                  onChange={set}
                />
              )}
              isLocked={locked('ownerId')}
            />
          )}
          {!isHidden('externalId') && (
            <Inline
              label={t('customers.column.externalId')}
              customer={customer}
              part={(one) => one.externalId ?? ''}
              change={(externalId) => ({ externalId: externalId.trim() })}
              show={(externalId) => (externalId === '' ? null : <span className="figures">{externalId}</span>)}
              editor={(externalId, set) => (
                <TextInput
                  aria-label={t('customers.column.externalId')}
                  maxLength={200}
                  value={externalId}
                  onChange={(event) => set(event.currentTarget.value)}
                />
              )}
              isLocked={locked('externalId')}
            />
          )}
        </Stack>
      </Paper>
      <OwnFields customer={customer} isLocked={locked} isHidden={isHidden} />
      {!isHidden('addresses') && <Addresses customer={customer} isLocked={locked('addresses')} />}
      {!isHidden('consents') && <Consents customer={customer} isLocked={locked('consents')} />}
      {!isHidden('relations') && <Relations customer={customer} isLocked={locked('relations')} />}
      {may('readUsage') && <Cost id={customer.id} />}
    </Stack>
  )
}

function TagLine({ tags }: { tags: readonly string[] }): ReactElement {
  return (
    <span className="tags wraps">
      {tags.map((tag) => (
        <span key={tag} className="tag">
          {tag}
        </span>
      ))}
    </span>
  )
}
