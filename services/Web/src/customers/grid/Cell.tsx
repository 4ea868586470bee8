import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Ago } from '../../shell/Ago'
import { Value } from '../Value'
import type { Customer, Field } from '../queries'

interface Props {
  column: string
  customer: Customer
  fields: readonly Field[]
  ownerOf: (id: string | null | undefined) => string | undefined
}

/** What one column says of one customer. */
export function Cell({ column, customer, fields, ownerOf }: Props): ReactElement | null {
  const { t } = useTranslation()
  switch (column) {
    case 'kind':
      return <>{t(`customers.kind.${customer.kind}`)}</>
    case 'mail':
    case 'phone':
    case 'handle':
      return <Contact customer={customer} kind={column} />
    case 'tags':
      return (
        <span className="tags">
          {(customer.tags ?? []).map((tag) => (
            <span key={tag} className="tag">
              {tag}
            </span>
          ))}
        </span>
      )
    case 'owner':
      return <>{ownerOf(customer.ownerId)}</>
    case 'externalId':
      return <span className="figures">{customer.externalId}</span>
    case 'city':
    case 'country':
      return <>{customer.addresses?.[0]?.[column]}</>
    case 'createdAt':
    case 'changedAt':
      return <Ago at={customer[column]} />
    default: {
      const field = fields.find(({ key }) => `fields.${key}` === column)
      return field === undefined ? null : <Value field={field} value={customer.fields?.[field.key]} />
    }
  }
}

/** The first way of a kind, and how many more there are. */
function Contact({ customer, kind }: { customer: Customer; kind: 'mail' | 'phone' | 'handle' }): ReactElement | null {
  const [first, ...others] = customer.contacts.filter((contact) => contact.kind === kind)
  if (first === undefined) return null
  return (
    <span className="figures">
      {first.value}
      {others.length > 0 && <span className="quiet">{` +${others.length}`}</span>}
    </span>
  )
}
