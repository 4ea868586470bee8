import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './shell/shell.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startTrust } from './shell/trust'
import { startWords } from './i18n'
import { queries } from './shell/queries'
import { router } from './shell/router'
import { theme, variables } from './shell/theme'
import { startWorker } from './shell/worker'

const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
const root = document.getElementById('root')
if (root === null) throw new Error('The page has no root.')

startTrust()
// What keeps the page still behind a dialog writes a style of its own.
setNonce(nonce)
await startWords()
startWorker()
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <Notifications position="bottom-right" />
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
