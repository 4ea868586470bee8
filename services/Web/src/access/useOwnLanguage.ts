import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { accountQuery, tenantQuery } from '../api/session'
import { adopt, chosen, isLanguage } from '../i18n'

/** Behind the door the pages speak what the person said they read; else what was chosen in this browser; else what the company speaks. */
export function useOwnLanguage(): void {
  const { i18n } = useTranslation()
  const { data: account } = useQuery(accountQuery)
  const isOpen = account !== undefined && account.language == null && chosen() === null
  const { data: tenant } = useQuery({ ...tenantQuery, enabled: isOpen })
  const wanted = account === undefined ? null : (account.language ?? chosen() ?? tenant?.language ?? null)
  useEffect(() => {
    if (isLanguage(wanted) && wanted !== i18n.language) void adopt(wanted)
  }, [wanted, i18n])
}
