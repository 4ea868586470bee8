import { IconCloudOff } from '@tabler/icons-react'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session'
import { Live, type LiveState } from './live'
import { isLive, isStale, type Change } from './liveKinds'

/** How long changes are gathered before what they touch is read anew: at once after a quiet time, once a second in a busy one. */
const soonMs = 30
const busyMs = 1_000
/** A connection that comes back at once is not worth a word. */
const patienceMs = 1_500

/** Keeps what is shown as the platform has it, and says so where that is not possible for now. */
export function LiveBar(): ReactElement {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const session = useSession()
  const [isLost, setLost] = useState(false)
  const name = `${session.tenant}.${session.id}`
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const gather = gathering(queries)
    const live = new Live(name, {
      onChange: (change) => gather.add(change),
      onReset: () => void queries.invalidateQueries({ predicate: ({ queryKey, state }) => isLive(queryKey) && state.dataUpdatedAt > 0 }),
      onState: (state: LiveState) => {
        clearTimeout(timer)
        if (state === 'lost') timer = setTimeout(() => setLost(true), patienceMs)
        else setLost(false)
      },
      onOver: () => window.location.reload(),
    })
    return () => {
      clearTimeout(timer)
      gather.stop()
      live.close()
    }
  }, [name, queries])
  return (
    <div role="status" className="live">
      {isLost && (
        <span className="live-lost">
          <IconCloudOff size={16} stroke={1.75} aria-hidden />
          {t('live.lost')}
        </span>
      )}
    </div>
  )
}

/** Gathers changes, so that many of them read a list anew once. */
function gathering(queries: QueryClient): { add: (change: Change) => void; stop: () => void } {
  let waiting: Change[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = 0
  const flush = (): void => {
    const changes = waiting
    waiting = []
    timer = undefined
    last = Date.now()
    void queries.invalidateQueries({ predicate: ({ queryKey }) => isStale(queryKey, changes) })
  }
  return {
    add: (change) => {
      waiting.push(change)
      timer ??= setTimeout(flush, Math.max(soonMs, last + busyMs - Date.now()))
    },
    stop: () => clearTimeout(timer),
  }
}
