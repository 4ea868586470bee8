import { Alert, Anchor, Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/session'
import { Refusal } from '../../shell/Trouble'
import { customerQuery, type Customer } from '../queries'
import { Profile } from '../profile/Profile'
import { Aside } from './Aside'
import { Head } from './Head'
import { useUnmerge } from './useMerge'
import { useNarrow } from './useNarrow'
import '../customers.css'
import './record.css'

/** One customer: who it is, and what happened. */
export function CustomerPage(): ReactElement {
  const { id } = useParams({ from: '/inside/customers/$id' })
  const { t } = useTranslation()
  const isNarrow = useNarrow()
  const { data: customer, error } = useQuery(customerQuery(id))
  if (error !== null && customer === undefined) return <Missing error={error} />
  if (customer === undefined) return <Waiting />
  return (
    <>
      <Head customer={customer} key={`head-${customer.id}`} />
      {customer.mergedInto != null && <Merged customer={customer} survivor={customer.mergedInto} />}
      <div className="record" key={customer.id}>
        {!isNarrow && (
          <section aria-label={t('customer.tab.profile')}>
            <Profile customer={customer} />
          </section>
        )}
        <section aria-label={t('customer.rest')}>
          <Aside customer={customer} />
        </section>
      </div>
    </>
  )
}

function Missing({ error }: { error: unknown }): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      <h1 className="unseen">{t('customers.title')}</h1>
      <Refusal error={error} />
      <Anchor component={Link} to="/customers" mt="md" display="inline-block">
        {t('customers.all')}
      </Anchor>
    </>
  )
}

/** Another customer stands for this one. */
function Merged({ customer, survivor }: { customer: Customer; survivor: string }): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const { data } = useQuery(customerQuery(survivor))
  const unmerge = useUnmerge(survivor)
  return (
    <Alert mb="md" variant="light" title={t('customer.mergedInto', { name: data?.name ?? '…' })}>
      <Anchor component={Link} to={`/customers/${survivor}`} me="md">
        {t('customer.openSurvivor')}
      </Anchor>
      {may('manageCustomers') && (
        <Button size="compact-sm" variant="default" loading={unmerge.isPending} onClick={() => unmerge.mutate(customer.id)}>
          {t('customer.unmerge')}
        </Button>
      )}
    </Alert>
  )
}

function Waiting(): ReactElement {
  return (
    <div aria-busy>
      <Skeleton h={32} w={280} mb="lg" />
      <div className="record">
        <Skeleton h={420} />
        <Skeleton h={420} />
      </div>
    </div>
  )
}
