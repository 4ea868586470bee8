/** Installs what keeps built files (and nothing else) in this browser, where browsers have it: on https, and on one's own machine. */
export function startWorker(): void {
  if (import.meta.env.PROD && 'serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js')
}
