import { Anchor, type AnchorProps } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import type { PropsWithChildren, ReactElement } from 'react'

interface Props extends AnchorProps {
  /** An address of ours, with its search. */
  href: string
  'aria-label'?: string
}

/** A link to an address that is made as text, without loading the application anew. */
export function Go({ href, ...rest }: PropsWithChildren<Props>): ReactElement {
  const router = useRouter()
  return (
    <Anchor
      {...rest}
      href={href}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        router.history.push(href)
      }}
    />
  )
}
