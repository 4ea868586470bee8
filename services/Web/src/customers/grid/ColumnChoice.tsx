import { Button, Checkbox, Popover, ScrollArea, Stack } from '@mantine/core'
import { IconColumns } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { tidy, usualColumns, type Look } from '../look'
import { fieldsQuery } from '../queries'
import { columnsOf } from './columns'

/** Which columns are shown. */
export function ColumnChoice({ look, show }: { look: Look; show: (look: Look) => void }): ReactElement {
  const { t } = useTranslation()
  const { data: fields = [] } = useQuery(fieldsQuery)
  const chosen = look.columns ?? usualColumns
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" className="wide-only" leftSection={<IconColumns size={16} stroke={1.75} aria-hidden />}>
          {t('customers.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ScrollArea.Autosize mah={360} type="auto">
          <Checkbox.Group
            label={t('customers.columns')}
            value={[...chosen]}
            onChange={(columns) => show(tidy({ ...look, columns: columns.join() === usualColumns.join() ? undefined : columns }))}
          >
            <Stack gap="xs" mt="xs" pe="md">
              {columnsOf(fields, t).map(({ key, label }) => (
                <Checkbox key={key} size="sm" value={key} label={label} />
              ))}
            </Stack>
          </Checkbox.Group>
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  )
}
