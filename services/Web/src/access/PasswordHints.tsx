import { List, ThemeIcon } from '@mantine/core'
import { IconCheck, IconPoint } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

const least = 8
const good = 14

interface Props {
  password: string
  /** Words that the password must not be: the person's name and address. */
  own?: readonly string[]
}

/** What the platform asks of a password, ticked while it is typed. */
export function PasswordHints({ password, own = [] }: Props): ReactElement {
  const { t } = useTranslation()
  const lower = password.toLowerCase()
  const isOwn = own.some((word) => word.length > 2 && lower.includes(word.toLowerCase()))
  const hints: [string, boolean][] = [
    [t('access.hintLength'), password.length >= least],
    [t('access.hintOwn'), password.length > 0 && !isOwn],
    [t('access.hintLong'), password.length >= good],
  ]
  return (
    <List size="sm" spacing={2} center listStyleType="none" pl={0}>
      {hints.map(([text, isMet]) => (
        <List.Item
          key={text}
          c={isMet ? '' : 'dimmed'}
          icon={
            <ThemeIcon size={18} radius="xl" variant={isMet ? 'filled' : 'transparent'} color={isMet ? 'teal' : 'gray'} aria-hidden>
              {isMet ? <IconCheck size={12} /> : <IconPoint size={14} />}
            </ThemeIcon>
          }
        >
          {text}
        </List.Item>
      ))}
    </List>
  )
}
