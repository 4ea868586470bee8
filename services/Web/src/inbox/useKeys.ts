import { useEffect, useRef } from 'react'

type Keys = Readonly<Record<string, () => void>>

/** Single keys that do something, while nothing is being typed and nothing lies over the page. */
export function useKeys(isOn: boolean, keys: Keys): void {
  const known = useRef(keys)
  useEffect(() => {
    known.current = keys
  })
  useEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const act = known.current[event.key]
      if (act === undefined || document.querySelector('[role=dialog], [role=menu]') !== null) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [isOn])
}

/** Moves the focus to a field by its id. */
export function focusOn(id: string): void {
  document.getElementById(id)?.focus()
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    !(target instanceof HTMLInputElement && target.type === 'radio')
  )
}
