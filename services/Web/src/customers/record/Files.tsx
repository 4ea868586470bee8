import { ActionIcon, Anchor, Button, FileButton, Group, Paper, Popover, Stack, Text } from '@mantine/core'
import { IconFile, IconPaperclip, IconTrash } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId, type Schemas } from '../../api/client'
import { pagesOf } from '../../api/pages'
import { useMay } from '../../api/session'
import { Ago } from '../../shell/Ago'
import { Empty, Rows } from '../../shell/Rows'
import { useAct } from '../../shell/useAct'
import type { Customer } from '../queries'
import { bytes } from './bytes'

/** A customer's files: sent, fetched, deleted. */
export function Files({ customer }: { customer: Customer }): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const key = ['customer', customer.id, 'files']
  const query = useInfiniteQuery(
    pagesOf(key, (cursor) =>
      answer(
        api.GET('/v1/customers/{id}/attachments', {
          params: { path: { id: customer.id }, query: cursor === undefined ? {} : { cursor } },
        }),
      ),
    ),
  )
  const upload = useAct({
    run: async (files: File[]) => {
      for (const file of files) await send(customer.id, file)
      return files.length
    },
    reads: [key],
    done: (count) => t('customer.filesSent', { count }),
  })
  return (
    <Stack gap="sm">
      {may('manageCustomers') && (
        <FileButton multiple onChange={(files) => upload.mutate(files)}>
          {(props) => (
            <Button
              {...props}
              w="fit-content"
              variant="default"
              loading={upload.isPending}
              leftSection={<IconPaperclip size={16} aria-hidden />}
            >
              {t('customer.addFile')}
            </Button>
          )}
        </FileButton>
      )}
      <Rows query={query} empty={<Empty icon={IconFile} title={t('customer.noFiles')} text={t('customer.noFilesText')} />}>
        {(files) => files.map((file) => <FileRow key={file.id} id={customer.id} file={file} />)}
      </Rows>
      {query.hasNextPage && (
        <Button variant="subtle" size="sm" onClick={() => void query.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </Stack>
  )
}

function send(id: string, file: File): Promise<Schemas['Attachment']> {
  return answer(
    api.POST('/v1/customers/{id}/attachments', {
      params: { path: { id }, header: { 'X-File-Name': encodeURIComponent(file.name), 'Idempotency-Key': newId() } },
      headers: { 'Content-Type': file.type === '' ? 'application/octet-stream' : file.type },
      body: file as unknown as string,
      bodySerializer: () => file,
    }),
  )
}

function FileRow({ id, file }: { id: string; file: Schemas['Attachment'] }): ReactElement {
  const { t, i18n } = useTranslation()
  const may = useMay()
  const [isAsking, setAsking] = useState(false)
  const remove = useAct({
    run: () => answer(api.DELETE('/v1/customers/{id}/attachments/{attachmentId}', { params: { path: { id, attachmentId: file.id } } })),
    reads: [['customer', id, 'files']],
  })
  return (
    <Paper p="sm">
      <Group gap="sm" wrap="nowrap">
        <IconFile size={20} stroke={1.75} aria-hidden />
        <div className="grows">
          <Anchor href={`/v1/customers/${id}/attachments/${file.id}`} download={file.fileName} className="breaks">
            {file.fileName}
          </Anchor>
          <Text size="xs" c="dimmed" className="figures">
            {bytes(file.sizeBytes, i18n.language)} · <Ago at={file.recordedAt} />
          </Text>
        </div>
        {may('manageCustomers') && (
          <Popover opened={isAsking} onChange={setAsking} position="bottom-end" shadow="md" trapFocus returnFocus>
            <Popover.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('customer.deleteOf', { name: file.fileName })}
                onClick={() => setAsking(true)}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown>
              <Stack gap="xs">
                <Text size="sm">{t('customer.deleteFile')}</Text>
                <Button size="sm" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
                  {t('customer.delete')}
                </Button>
              </Stack>
            </Popover.Dropdown>
          </Popover>
        )}
      </Group>
    </Paper>
  )
}
