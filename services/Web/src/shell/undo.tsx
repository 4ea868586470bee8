import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import i18next from 'i18next'

const forMs = 8_000

/** Says what was done and offers to take it back, instead of asking beforehand. */
export function offerUndo(message: string, undo: () => void): void {
  const id = `undo-${crypto.randomUUID()}`
  notifications.show({
    id,
    autoClose: forMs,
    closeButtonProps: { 'aria-label': i18next.t('common.close') },
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text>{message}</Text>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            notifications.hide(id)
            undo()
          }}
        >
          {i18next.t('common.undo')}
        </Button>
      </Group>
    ),
  })
}
