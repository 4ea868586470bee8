import type { ReactElement, ReactNode } from 'react'

/** Hatchings that tell the parts of a chart apart for who can't by colour. */
const hatchings: readonly ReactNode[] = [
  null,
  <path key="1" d="M0 8L8 0M-2 2L2 -2M6 10L10 6" stroke="#fff" strokeWidth="2" />,
  <circle key="2" cx="4" cy="4" r="1.6" fill="#fff" />,
  <path key="3" d="M0 4H8" stroke="#fff" strokeWidth="2" />,
  <path key="4" d="M4 0V8" stroke="#fff" strokeWidth="2" />,
  <path key="5" d="M0 0L8 8M8 0L0 8" stroke="#fff" strokeWidth="1.5" />,
]
const colors = ['#127f74', '#3b6fb6', '#b0632a', '#7a4fa3', '#5b676d', '#a3395b'] as const

export const colorOf = (at: number): string => colors[at % colors.length] ?? colors[0]

const nameOf = (scope: string, at: number): string => `${scope}-${at}`

export const fillOf = (scope: string, at: number): string => `url(#${nameOf(scope, at)})`

/** The fills of a drawing, named within a scope so that two drawings on a page have their own. */
export function Patterns({ scope, at }: { scope: string; at: readonly number[] }): ReactElement {
  return (
    <defs>
      {at.map((one) => (
        <pattern key={one} id={nameOf(scope, one)} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" fill={colorOf(one)} />
          {hatchings[one % hatchings.length]}
        </pattern>
      ))}
    </defs>
  )
}

export function Swatch({ at }: { at: number }): ReactElement {
  return (
    <svg width="16" height="16" aria-hidden className="swatch">
      <Patterns scope="swatch" at={[at]} />
      <rect width="16" height="16" fill={fillOf('swatch', at)} />
    </svg>
  )
}
