import { useTranslation } from 'react-i18next'
import type { ReactElement } from 'react'
import { ago } from '../i18n/ago'
import { useFigures } from '../i18n/useFigures'

/** How long ago an instant was; the whole date stands in its title. */
export function Ago({ at }: { at: string }): ReactElement {
  const { i18n } = useTranslation()
  const figures = useFigures()
  return (
    <time dateTime={at} title={figures.instant(at)} className="figures nowrap">
      {ago(at, i18n.language)}
    </time>
  )
}
