import { Kbd, Modal, Table } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

const keys = [
  ['j', 'next'],
  ['k', 'previous'],
  ['r', 'reply'],
  ['n', 'note'],
  ['e', 'close'],
  ['a', 'assign'],
  ['c', 'new'],
  ['/', 'find'],
  ['?', 'help'],
] as const

/** What the keys do. */
export function KeyHelp({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactElement {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      lockScroll={false}
      title={t('inbox.keys.title')}
      closeButtonProps={{ 'aria-label': t('inbox.keys.shut') }}
    >
      <Table>
        <Table.Tbody>
          {keys.map(([key, word]) => (
            <Table.Tr key={key}>
              <Table.Td w={64}>
                <Kbd>{key}</Kbd>
              </Table.Td>
              <Table.Td>{t(`inbox.keys.${word}`)}</Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Td>
              <Kbd>{'⌘/Ctrl ⏎'}</Kbd>
            </Table.Td>
            <Table.Td>{t('inbox.keys.send')}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
