import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { compression } from 'vite-plugin-compression2'

// The platform runs beside it while pages are written: `./dev run`, then `npx vite`.
const platform = process.env['CLOUDCRM_PLATFORM'] ?? 'http://127.0.0.1:5080'

export default defineConfig({
  test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'] },
  plugins: [react(), compression({ algorithms: ['brotliCompress', 'gzip'], exclude: [/\.html$/] })],
  build: {
    outDir: '../../artifacts/web/dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    target: 'es2023',
  },
  // The platform takes calls of its own pages only: it has to see the address that the browser sees.
  server: { proxy: { '/v1': { target: platform, changeOrigin: false }, '/openapi': { target: platform, changeOrigin: false } } },
})
