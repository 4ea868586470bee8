import { ActionIcon, Button, FileButton, SegmentedControl, Text, Textarea } from '@mantine/core'
import { IconLock, IconPaperclip, IconSend } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useId, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, newId } from '../api/client'
import { useMay } from '../api/session'
import { Refusal } from '../shell/Trouble'
import { useAct } from '../shell/useAct'
import { useDraft, type Draft } from './drafts'
import type { Interaction } from './queries'
import { focusOn, useKeys } from './useKeys'

/** Writing an answer, or a note that only colleagues see. What is being written stays until it was sent. */
export function Composer({ interaction, hasKeys }: { interaction: Interaction; hasKeys: boolean }): ReactElement {
  const { t } = useTranslation()
  const may = useMay()
  const hint = useId()
  const [mayServe, mayNote] = [may('serveCustomers'), may('writeNotes')]
  const { draft, change, clear } = useDraft(interaction.id)
  const isNote = mayNote && (draft.isNote || !mayServe)
  const sending = useSending(interaction.id, clear)
  const write = (note: boolean): void => {
    change({ isNote: note })
    focusOn('talk-text')
  }
  useKeys(hasKeys, { ...(mayServe && { r: () => write(false) }), ...(mayNote && { n: () => write(true) }) })
  if (!mayServe && !mayNote)
    return (
      <Text size="sm" c="dimmed" className="talk-write">
        {t('inbox.readOnly')}
      </Text>
    )
  const send = (): void => {
    if (draft.text.trim() !== '' && !sending.isPending) sending.mutate({ ...draft, isNote })
  }
  return (
    <form
      className="talk-write"
      data-note={isNote}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {sending.isError && <Refusal error={sending.error} />}
      {mayServe && mayNote && <Kinds isNote={isNote} change={change} />}
      <Textarea
        id="talk-text"
        aria-label={t(isNote ? 'inbox.writeNote' : 'inbox.writeReply')}
        aria-describedby={hint}
        placeholder={t(isNote ? 'inbox.writeNote' : 'inbox.writeReply')}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={100_000}
        value={draft.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <div className="talk-foot">
        {mayServe && <Attach interactionId={interaction.id} />}
        <Text size="xs" c="dimmed" id={hint} className="only-desk">
          {t(isNote ? 'inbox.noteHint' : 'inbox.sendHint')}
        </Text>
        <Button
          type="submit"
          size="sm"
          leftSection={isNote ? <IconLock size={16} aria-hidden /> : <IconSend size={16} aria-hidden />}
          loading={sending.isPending}
          disabled={draft.text.trim() === ''}
        >
          {t(isNote ? 'inbox.addNote' : 'inbox.send')}
        </Button>
      </div>
    </form>
  )
}

/** Whether it is for the customer or for colleagues. */
function Kinds({ isNote, change }: { isNote: boolean; change: (part: Partial<Draft>) => void }): ReactElement {
  const { t } = useTranslation()
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('inbox.kind')}
      value={isNote ? 'note' : 'reply'}
      data={[
        { value: 'reply', label: t('inbox.reply') },
        { value: 'note', label: t('inbox.note') },
      ]}
      onChange={(value) => change({ isNote: value === 'note' })}
    />
  )
}

function useSending(id: string, clear: () => void) {
  const queries = useQueryClient()
  return useAct({
    run: (draft: Draft) =>
      answer(
        api.POST('/v1/interactions/{id}/messages', {
          params: { path: { id } },
          body: { id: draft.id, direction: draft.isNote ? 'internal' : 'outbound', text: draft.text },
        }),
      ),
    isForm: true,
    then: () => {
      clear()
      void queries.invalidateQueries({ queryKey: ['interaction', id] })
      void queries.invalidateQueries({ queryKey: ['interactions'] })
    },
  })
}

function Attach({ interactionId }: { interactionId: string }): ReactElement {
  const { t } = useTranslation()
  const attaching = useAct({
    run: (file: File) =>
      answer(
        api.POST('/v1/interactions/{id}/attachments', {
          params: { path: { id: interactionId }, header: { 'Idempotency-Key': newId(), 'X-File-Name': encodeURIComponent(file.name) } },
          headers: { 'Content-Type': file.type === '' ? 'application/octet-stream' : file.type },
          body: '',
          bodySerializer: () => file,
        }),
      ),
    reads: [['interaction', interactionId, 'files']],
    done: (file) => t('inbox.attached', { name: file.fileName }),
  })
  return (
    <FileButton
      onChange={(file) => {
        if (file !== null) attaching.mutate(file)
      }}
    >
      {(props) => (
        <ActionIcon {...props} variant="subtle" color="gray" size={36} loading={attaching.isPending} aria-label={t('inbox.attach')}>
          <IconPaperclip size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      )}
    </FileButton>
  )
}
