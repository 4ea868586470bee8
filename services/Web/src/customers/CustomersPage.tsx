import { Button } from '@mantine/core'
import { IconPlus, IconUpload } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../api/session'
import { PageHead } from '../shell/PageHead'
import { BulkBar } from './bulk/BulkBar'
import { BulkProgress } from './bulk/BulkProgress'
import { Chips } from './grid/Chips'
import { Found } from './grid/Found'
import { Listed } from './grid/Listed'
import { Toolbar } from './grid/Toolbar'
import { useSelection } from './grid/useSelection'
import { filterOf, type Look } from './look'
import { NewCustomer } from './NewCustomer'
import './customers.css'

/** All customers: found, filtered, sorted, kept as views, changed together. */
export function CustomersPage(): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const look = useSearch({ from: '/inside/customers' })
  const navigate = useNavigate()
  const [isNew, setNew] = useState(false)
  const [bulk, setBulk] = useState<string>()
  const selection = useSelection(JSON.stringify([look.q, filterOf(look)]))
  const show = (next: Look): void => void navigate({ to: '/customers', search: next })
  return (
    <>
      <PageHead title={t('customers.title')}>
        {may('manageCustomers') && (
          <>
            <Button
              variant="default"
              component={Link}
              to="/customers/import"
              leftSection={<IconUpload size={16} stroke={1.75} aria-hidden />}
            >
              {t('customers.import')}
            </Button>
            <Button leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={() => setNew(true)}>
              {t('customers.new')}
            </Button>
          </>
        )}
      </PageHead>
      <Toolbar look={look} show={show} />
      <Chips look={look} show={show} />
      {bulk !== undefined && <BulkProgress id={bulk} onClose={() => setBulk(undefined)} />}
      {selection.count > 0 && <BulkBar look={look} selection={selection} onStarted={setBulk} />}
      {look.q === undefined ? (
        <Listed look={look} show={show} selection={selection} onNew={() => setNew(true)} />
      ) : (
        <Found q={look.q} look={look} show={show} selection={selection} />
      )}
      {isNew && <NewCustomer onClose={() => setNew(false)} />}
    </>
  )
}
