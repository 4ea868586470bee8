import { useMediaQuery } from '@mantine/hooks'

const narrow = '(max-width: 62em)'

/** Whether there is no room for the profile beside the rest. */
export function useNarrow(): boolean {
  return useMediaQuery(narrow, window.matchMedia(narrow).matches)
}
