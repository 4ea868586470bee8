import { Anchor, Button, FileButton, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Ago } from '../../shell/Ago'
import { rowsOf } from './csv'
import { latestQuery } from './runs'

/** A file, the names of its columns and some of its rows. */
export interface Chosen {
  file: File
  columns: string[]
  samples: string[][]
}

const samplesMost = 3
const readBytes = 65_536
const fileMost = 100_000_000

/** Which file; and what became of the last ones. */
export function ChooseFile({ onChoose, onShow }: { onChoose: (chosen: Chosen) => void; onShow: (id: string) => void }): ReactElement {
  const { t } = useTranslation()
  const [trouble, setTrouble] = useState<string>()
  const [isOver, setOver] = useState(false)
  const take = async (file: File | null | undefined): Promise<void> => {
    if (file == null) return
    const [columns = [], ...samples] = rowsOf(await file.slice(0, readBytes).text(), samplesMost + 1)
    if (file.size > fileMost) setTrouble(t('importing.tooLarge'))
    else if (columns.every((column) => column.trim() === '')) setTrouble(t('importing.noColumns'))
    else if (new Set(columns).size !== columns.length) setTrouble(t('importing.sameColumns'))
    else onChoose({ file, columns, samples })
  }
  return (
    <Stack>
      <Paper
        className="drop"
        data-over={isOver || undefined}
        onDragOver={(event: React.DragEvent) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event: React.DragEvent) => {
          event.preventDefault()
          setOver(false)
          void take(event.dataTransfer.files[0])
        }}
      >
        <Stack align="center" gap="sm">
          <IconFileSpreadsheet size={36} stroke={1.25} aria-hidden className="empty-icon" />
          <Text fw={550}>{t('importing.drop')}</Text>
          <Text size="sm" c="dimmed" ta="center" maw={460}>
            {t('importing.fileHint')}
          </Text>
          <FileButton accept=".csv,text/csv" onChange={(file) => void take(file)}>
            {(props) => <Button {...props}>{t('importing.choose')}</Button>}
          </FileButton>
          {trouble !== undefined && (
            <Text role="alert" c="red" size="sm">
              {trouble}
            </Text>
          )}
        </Stack>
      </Paper>
      <Latest onShow={onShow} />
    </Stack>
  )
}

function Latest({ onShow }: { onShow: (id: string) => void }): ReactElement | null {
  const { t } = useTranslation()
  const { data = [] } = useQuery(latestQuery)
  if (data.length === 0) return null
  return (
    <section>
      <Title order={2} mb="xs">
        {t('importing.latest')}
      </Title>
      <Paper p="sm">
        <Stack gap="xs">
          {data.map((one) => (
            <Group key={one.id} gap="sm" justify="space-between">
              <Anchor component="button" type="button" onClick={() => onShow(one.id)}>
                {one.fileName ?? t('importing.noFile')}
              </Anchor>
              <Text size="sm" c="dimmed">
                {one.dryRun ? `${t('importing.dry')} · ` : ''}
                {t(`importing.state.${one.state}`)} · <Ago at={one.startedAt} />
              </Text>
            </Group>
          ))}
        </Stack>
      </Paper>
    </section>
  )
}
