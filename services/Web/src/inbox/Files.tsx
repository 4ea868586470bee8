import { IconPaperclip } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { filesQuery } from './queries'

/** The files of a conversation; each is saved, never opened in the page. */
export function Files({ interactionId }: { interactionId: string }): ReactElement | null {
  const { t, i18n } = useTranslation()
  const { data } = useQuery(filesQuery(interactionId))
  if (data === undefined || data.length === 0) return null
  const size = new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 1 })
  return (
    <ul className="talk-files" aria-label={t('inbox.files')}>
      {data.map((file) => (
        <li key={file.id}>
          <a href={`/v1/interactions/${interactionId}/attachments/${file.id}`} download={file.fileName}>
            <IconPaperclip size={14} aria-hidden />
            <span>{file.fileName}</span>
            <span className="is-dim figures">{size.format(file.sizeBytes / 1000)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
