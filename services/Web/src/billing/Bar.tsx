import type { ReactElement } from 'react'

/** How full something is, to be seen beside the figures that say it. */
export function Bar({ used, of, near = 101 }: { used: string | number; of: string | number; near?: number }): ReactElement {
  const percent = Number(of) > 0 ? (Number(used) / Number(of)) * 100 : Number(used) > 0 ? 100 : 0
  return (
    <div
      className="bar"
      aria-hidden
      data-near={percent >= near && percent < 100 ? true : undefined}
      data-over={percent >= 100 && near <= 100 ? true : undefined}
    >
      {percent > 0 && <span style={{ width: `${Math.min(100, percent)}%` }} />}
    </div>
  )
}
