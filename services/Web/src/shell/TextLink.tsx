import { Anchor, type AnchorProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentProps, ReactElement } from 'react'

type Props = Omit<AnchorProps, 'href'> & Pick<ComponentProps<'a'>, 'children' | 'aria-label'>

/** A link within text to a page of ours, with its parameters checked. */
export const TextLink = createLink(function Text(props: Props): ReactElement {
  return <Anchor {...props} />
})
