import { useMay, useSession } from '../../api/session'

/** Which fields of customers the person doesn't see, and which they don't change. */
export function useLocked(): { isHidden: (field: string) => boolean; isLocked: (field: string) => boolean } {
  const may = useMay()
  const { hiddenFields, lockedFields } = useSession()
  return {
    isHidden: (field) => hiddenFields.includes(field),
    isLocked: (field) => !may('manageCustomers') || lockedFields.includes(field),
  }
}
