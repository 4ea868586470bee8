import { Paper, Stack, Text, Title } from '@mantine/core'
import { useId, type PropsWithChildren, type ReactElement } from 'react'

interface Props {
  title: string
  text?: string
}

/** One matter of a page: what it is, a word about it, and what can be done. */
export function Section({ title, text, children }: PropsWithChildren<Props>): ReactElement {
  const id = useId()
  return (
    <Paper component="section" aria-labelledby={id}>
      <Stack gap="md">
        <div>
          <Title order={2} id={id}>
            {title}
          </Title>
          {text !== undefined && <Text c="dimmed">{text}</Text>}
        </div>
        {children}
      </Stack>
    </Paper>
  )
}
