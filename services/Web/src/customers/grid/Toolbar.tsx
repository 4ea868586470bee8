import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchBox } from '../../shell/SearchBox'
import { exportAddress, filterOf, tidy, type Look } from '../look'
import { ColumnChoice } from './ColumnChoice'
import { FilterPanel } from './FilterPanel'
import { Views } from './Views'

interface Props {
  look: Look
  show: (look: Look) => void
}

/** What is looked at: views, search, filter, columns, and the file of it. */
export function Toolbar({ look, show }: Props): ReactElement {
  const { t } = useTranslation()
  return (
    <div className="toolbar">
      <Views look={look} show={show} />
      <SearchBox label={t('customers.search')} q={look.q} onSearch={(q) => show(tidy({ ...look, q }))} />
      <FilterPanel look={look} show={show} />
      <ColumnChoice look={look} show={show} />
      {look.q === undefined && (
        <Button
          component="a"
          href={exportAddress(filterOf(look))}
          download
          variant="default"
          className="wide-only"
          leftSection={<IconDownload size={16} stroke={1.75} aria-hidden />}
        >
          {t('customers.export')}
        </Button>
      )}
    </div>
  )
}
