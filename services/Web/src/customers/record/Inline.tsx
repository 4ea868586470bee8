import { Button, Group, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '../../shell/Trouble'
import type { Customer } from '../queries'
import { Conflict, useChange, type ChangeCustomer } from './useChange'

interface Props<T> {
  label: string
  customer: Customer
  /** The part of a customer that it edits. */
  part: (customer: Customer) => T
  /** The change that makes it this. */
  change: (value: T) => ChangeCustomer
  /** How it reads. */
  show: (value: T, customer: Customer) => ReactNode
  /** What it is edited with. */
  editor: (value: T, set: (value: T) => void) => ReactNode
  /** Whether the person may change it. */
  isLocked: boolean
  /** Whether the label stands above it. */
  hasLabel?: boolean
}

/** A part of a customer that is edited where it stands. Enter saves, escape leaves it as it was; a conflict shows what is there now. */
export function Inline<T>(props: Props<T>): ReactElement {
  const { label, customer, part, show, isLocked, hasLabel = true } = props
  const { t } = useTranslation()
  const [base, setBase] = useState<Customer>()
  const opener = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && base === undefined) opener.current?.focus()
    wasOpen.current = base !== undefined
  }, [base])
  const value = part(customer)
  const shown = show(value, customer)
  return (
    <div className={hasLabel ? 'inline' : undefined}>
      {hasLabel && (
        <Text size="sm" c="dimmed" className="inline-label">
          {label}
        </Text>
      )}
      {base !== undefined ? (
        <Editing {...props} base={base} onClose={() => setBase(undefined)} />
      ) : isLocked ? (
        <div className="inline-value">{shown ?? <span className="quiet">—</span>}</div>
      ) : (
        <UnstyledButton ref={opener} className="inline-value" onClick={() => setBase(customer)}>
          <span className="unseen">{t('customer.edit', { what: label })}</span>
          <span className="inline-text">{shown ?? <span className="quiet">{t('customer.nothing')}</span>}</span>
          <IconPencil size={14} stroke={1.75} aria-hidden />
        </UnstyledButton>
      )}
    </div>
  )
}

interface EditingProps<T> extends Props<T> {
  base: Customer
  onClose: () => void
}

function Editing<T>({ label, customer, part, change, show, editor, base, onClose }: EditingProps<T>): ReactElement {
  const { t } = useTranslation()
  const [value, setValue] = useState(() => part(base))
  const form = useRef<HTMLFormElement>(null)
  const saving = useChange(customer.id, onClose)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select')?.focus()
  }, [])
  const conflict = saving.error instanceof Conflict ? saving.error.now : null
  return (
    <form
      ref={form}
      className="inline-form"
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate({ change: change(value), base: conflict ?? base, part })
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <Stack gap="xs">
        {editor(value, setValue)}
        {conflict !== null && (
          <div role="alert" className="conflict">
            <Text size="sm" fw={550}>
              {t('customer.conflict')}
            </Text>
            <Text size="sm">{t('customer.nowThere', { what: label })}</Text>
            <div>{show(part(conflict), conflict) ?? t('customer.nothing')}</div>
          </div>
        )}
        {saving.isError && conflict === null && <Refusal error={saving.error} />}
        <Group gap="xs">
          <Button type="submit" size="compact-sm" loading={saving.isPending}>
            {t(conflict === null ? 'customers.save' : 'customer.saveMine')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onClose}>
            {t(conflict === null ? 'customers.cancel' : 'customer.keepTheirs')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
