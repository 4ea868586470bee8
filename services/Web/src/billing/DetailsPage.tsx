import { SimpleGrid, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { Lines } from '../shell/Rows'
import { Refusal } from '../shell/Trouble'
import { Balances } from './Balances'
import { BuyerForm } from './BuyerForm'
import { PaymentMethod } from './PaymentMethod'
import { accountOfBilling } from './queries'

/** What stands on invoices, how they are paid, and what was agreed. */
export function DetailsPage(): ReactElement {
  const { data, error } = useQuery(accountOfBilling)
  if (data === undefined) return error === null ? <Lines count={8} /> : <Refusal error={error} />
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <BuyerForm account={data} />
      <Stack>
        <PaymentMethod />
        <Balances account={data} />
      </Stack>
    </SimpleGrid>
  )
}
