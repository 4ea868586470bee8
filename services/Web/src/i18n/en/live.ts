export const live = {
  lost: 'Connection lost. What you see may be old; it catches up by itself.',
}
