import { Paper, Skeleton, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { Go } from '../shell/Go'
import { Refusal } from '../shell/Trouble'

interface Props {
  label: string
  /** Where more of it is. */
  href: string
  query: { error: unknown }
  value: string | undefined
  note?: string | undefined
}

/** One figure: what it is, how much, and a word about it. */
export function Figure({ label, href, query, value, note }: Props): ReactElement {
  if (query.error !== null) return <Refusal error={query.error} />
  return (
    <Paper>
      <Go href={href} c="dimmed" size="sm">
        {label}
      </Go>
      {value === undefined ? <Skeleton h={32} mt={4} w={140} /> : <div className="figure figures">{value}</div>}
      {note !== undefined && (
        <Text c="dimmed" size="sm">
          {note}
        </Text>
      )}
    </Paper>
  )
}
