import { Group, Text, Title } from '@mantine/core'
import { useEffect, type PropsWithChildren, type ReactElement } from 'react'
import { product } from './product'

interface Props {
  /** The page's one first heading; the browser's tab says it too. */
  title: string
  /** A line below it. */
  about?: string
}

/** The top of a page: what it is, and what can be done on it. */
export function PageHead({ title, about, children }: PropsWithChildren<Props>): ReactElement {
  useEffect(() => {
    document.title = `${title} · ${product}`
  }, [title])
  return (
    <Group justify="space-between" align="flex-end" mb="lg" gap="md">
      <div>
        <Title order={1}>{title}</Title>
        {about !== undefined && <Text c="dimmed">{about}</Text>}
      </div>
      {children !== undefined && <Group gap="xs">{children}</Group>}
    </Group>
  )
}
