interface TrustedTypes {
  createPolicy: (name: string, rules: { createHTML: (text: string) => string; createScriptURL: (address: string) => string }) => unknown
}

/**
 * Where the browser guards its sinks, says what may go into them: styles that components write (text without markup) and our own service worker. Everything else
 * throws.
 */
export function startTrust(): void {
  const guard = (window as { trustedTypes?: TrustedTypes }).trustedTypes
  guard?.createPolicy('default', {
    createHTML: (text) => {
      if (text.includes('<')) throw new TypeError('Markup made of text is refused.')
      return text
    },
    createScriptURL: (address) => {
      if (address !== '/sw.js') throw new TypeError('Only the service worker is loaded by its address.')
      return address
    },
  })
}
