import { Button, Group, Popover, Select, Stack } from '@mantine/core'
import { IconUserCheck } from '@tabler/icons-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../../api/client'
import { useColleagues } from '../queries'

/** Who looks after many from now on. */
export function Assign({ onAssign }: { onAssign: (change: Schemas['BulkEdit'], label: string) => void }): ReactElement {
  const { t } = useTranslation()
  const colleagues = useColleagues()
  const [isOpen, setOpen] = useState(false)
  const [owner, setOwner] = useState<string | null>(null)
  const assign = (change: Schemas['BulkEdit']): void => {
    onAssign(change, t('customers.assign'))
    setOpen(false)
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} width={320} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconUserCheck size={16} stroke={1.75} aria-hidden />}
          onClick={() => setOpen((before) => !before)}
        >
          {t('customers.assign')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Select
            label={t('customers.column.owner')}
            searchable
            data={colleagues.options}
            value={owner}
            onChange={setOwner}
            comboboxProps={{ withinPortal: false }}
          />
          <Group justify="space-between">
            <Button size="sm" variant="subtle" onClick={() => assign({ unown: true })}>
              {t('customers.unassign')}
            </Button>
            <Button size="sm" disabled={owner === null} onClick={() => assign({ ownerId: owner })}>
              {t('customers.apply')}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
