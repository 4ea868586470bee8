import { Button, Group, Popover, Stack, TagsInput } from '@mantine/core'
import { IconTag } from '@tabler/icons-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../../api/client'

/** Tags to give to many, and to take from them. */
export function Tagging({ onTag }: { onTag: (change: Schemas['BulkEdit'], label: string) => void }): ReactElement {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [addTags, setAdd] = useState<string[]>([])
  const [removeTags, setRemove] = useState<string[]>([])
  return (
    <Popover opened={isOpen} onChange={setOpen} width={320} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconTag size={16} stroke={1.75} aria-hidden />}
          onClick={() => setOpen((before) => !before)}
        >
          {t('customers.tag')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <TagsInput
            label={t('customers.addTags')}
            value={addTags}
            onChange={setAdd}
            acceptValueOnBlur
            comboboxProps={{ withinPortal: false }}
          />
          <TagsInput
            label={t('customers.removeTags')}
            value={removeTags}
            onChange={setRemove}
            acceptValueOnBlur
            comboboxProps={{ withinPortal: false }}
          />
          <Group justify="flex-end">
            <Button
              size="sm"
              disabled={addTags.length + removeTags.length === 0}
              onClick={() => {
                onTag({ addTags, removeTags }, t('customers.tag'))
                setOpen(false)
              }}
            >
              {t('customers.apply')}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
