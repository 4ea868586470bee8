import { Refused, answer, api } from '../api/client'
import type { Change } from './liveKinds'

/** Where the stream stands: `lost` is shown, the others are not. */
export type LiveState = 'opening' | 'on' | 'lost' | 'over'

/** What one browser's tabs tell each other. */
type Word =
  | { kind: 'change'; change: Change }
  | { kind: 'reset'; place: number }
  | { kind: 'state'; state: LiveState; place: number | null }
  | { kind: 'who' }

interface Listener {
  onChange: (change: Change) => void
  /** More was missed than the stream goes back for, or it was never open yet: anything read before may be old. */
  onReset: () => void
  onState: (state: LiveState) => void
  /** The credential is over. */
  onOver: () => void
}

const waitMin = 1_000
const waitMax = 30_000

/**
 * The platform's stream, once for all tabs of a browser: the tab that holds the lock follows it and tells the others. Where there are no locks (a plain http
 * address) each tab follows by itself. Whoever follows goes on after the last change that any tab has seen, so nothing is missed when a tab is closed.
 */
export class Live {
  private readonly channel: BroadcastChannel | null
  private readonly closing = new AbortController()
  private source: EventSource | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private place: number | null = null
  private state: LiveState = 'opening'
  private wait = waitMin
  private leads = false

  /** @param name Whose stream it is: of a company and a person. */
  constructor(
    name: string,
    private readonly listener: Listener,
  ) {
    this.channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`cloudcrm.live.${name}`)
    this.channel?.addEventListener('message', (message: MessageEvent<Word>) => this.hear(message.data))
    const { signal } = this.closing
    window.addEventListener('offline', () => this.lose(), { signal })
    window.addEventListener('online', () => this.leads && this.open(), { signal })
    if (!('locks' in navigator)) {
      this.lead()
      return
    }
    this.say({ kind: 'who' })
    navigator.locks
      .request(`cloudcrm.live.${name}`, { signal }, () => {
        this.lead()
        return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
      })
      .catch(() => undefined) // Closed while it waited for its turn.
  }

  close(): void {
    this.closing.abort()
    clearTimeout(this.timer)
    this.source?.close()
    this.channel?.close()
  }

  private lead(): void {
    this.leads = true
    this.open()
  }

  private open(): void {
    clearTimeout(this.timer)
    this.source?.close()
    const source = new EventSource(this.place === null ? '/v1/live' : `/v1/live?after=${this.place}`)
    this.source = source
    source.addEventListener('begin', (event: MessageEvent<string>) => {
      const isFirst = this.place === null
      this.place = (JSON.parse(event.data) as { sequence: number }).sequence
      this.wait = waitMin
      this.set('on')
      if (isFirst) this.listener.onReset()
    })
    source.addEventListener('change', (event: MessageEvent<string>) =>
      this.take({ kind: 'change', change: JSON.parse(event.data) as Change }),
    )
    source.addEventListener('reset', (event: MessageEvent<string>) => {
      this.set('on')
      this.take({ kind: 'reset', place: (JSON.parse(event.data) as { sequence: number }).sequence })
    })
    source.addEventListener('end', () => this.end())
    source.addEventListener('error', () => this.lose())
  }

  private lose(): void {
    this.source?.close()
    this.source = null
    if (this.state === 'over') return
    this.set('lost')
    clearTimeout(this.timer)
    if (this.leads && navigator.onLine) this.timer = setTimeout(() => void this.again(), this.wait)
    this.wait = Math.min(this.wait * 2, waitMax)
  }

  /** A stream that is refused says no reason to scripts; the session does. */
  private async again(): Promise<void> {
    try {
      await answer(api.GET('/v1/session'))
    } catch (error) {
      if (error instanceof Refused && error.status === 401) {
        this.end()
        return
      }
    }
    if (!this.closing.signal.aborted) this.open()
  }

  private end(): void {
    this.source?.close()
    this.set('over')
  }

  private take(word: Extract<Word, { kind: 'change' | 'reset' }>): void {
    this.say(word)
    this.hear(word)
  }

  private hear(word: Word): void {
    if (word.kind === 'who') {
      if (this.leads) this.say({ kind: 'state', state: this.state, place: this.place })
    } else if (word.kind === 'state') {
      this.place = word.place ?? this.place
      this.show(word.state)
    } else if (word.kind === 'reset') {
      this.place = word.place
      this.listener.onReset()
    } else {
      this.place = word.change.sequence
      this.listener.onChange(word.change)
    }
  }

  private set(state: LiveState): void {
    if (this.leads) this.say({ kind: 'state', state, place: this.place })
    this.show(state)
  }

  private show(state: LiveState): void {
    if (this.state === state) return
    this.state = state
    this.listener.onState(state)
    if (state === 'over') this.listener.onOver()
  }

  private say(word: Word): void {
    if (!this.closing.signal.aborted) this.channel?.postMessage(word)
  }
}
