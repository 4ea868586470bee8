import type { ReactElement } from 'react'
import type { Schemas } from '../../api/client'
import { factsOf, textOf } from './said'
import { useSay } from './useSay'
import { useActWords } from './words'

/** What an entry of the audit trail says: facts, and of changes what was and what is since. */
export function Facts({ entry }: { entry: Schemas['JournalEntry'] }): ReactElement | null {
  const words = useActWords()
  const say = useSay()
  // Where a session came from stands beside the entry already.
  const facts = factsOf(entry.details).filter(({ name }) => name !== 'address' || entry.entity !== 'session')
  if (facts.length === 0) return null
  return (
    <dl className="facts">
      {facts.map(({ name, before, after }) => {
        const [was, is] = [textOf(before, say(name)), textOf(after, say(name))]
        return (
          <div key={name}>
            <dt>{words.fact(name)}</dt>
            <dd>
              {was !== '' && <del>{was}</del>}
              {was !== '' && is !== '' && ' '}
              {is !== '' && (was === '' ? is : <ins>{is}</ins>)}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
