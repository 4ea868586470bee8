import { Skeleton, Stack, Text, Title } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { PropsWithChildren, ReactElement, ReactNode } from 'react'
import { Refusal } from './Trouble'

interface EmptyProps {
  icon: Icon
  title: string
  /** What to do next, in words. */
  text: string
}

/** What stands where there is nothing yet: what belongs here, and the next step (as children). */
export function Empty({ icon: Picture, title, text, children }: PropsWithChildren<EmptyProps>): ReactElement {
  return (
    <Stack align="center" gap="xs" py={56} px="md" ta="center">
      <Picture size={36} stroke={1.25} aria-hidden className="empty-icon" />
      <Title order={2}>{title}</Title>
      <Text c="dimmed" maw={420}>
        {text}
      </Text>
      {children}
    </Stack>
  )
}

interface RowsProps<T> {
  query: { data: readonly T[] | undefined; error: unknown }
  /** What stands there while there are none. */
  empty: ReactNode
  children: (rows: readonly T[]) => ReactNode
  /** How many lines stand there while it loads. */
  lines?: number
}

/** A list in one of its states: trouble, loading, empty or rows. */
export function Rows<T>({ query, empty, children, lines = 6 }: RowsProps<T>): ReactNode {
  if (query.data === undefined) return query.error === null ? <Lines count={lines} /> : <Refusal error={query.error} />
  return query.data.length === 0 ? empty : children(query.data)
}

export function Lines({ count }: { count: number }): ReactElement {
  return (
    <Stack gap="xs" aria-busy>
      {Array.from({ length: count }, (_, at) => (
        <Skeleton key={at} h={40} />
      ))}
    </Stack>
  )
}
