import react from '@vitejs/plugin-react'
import postcssPresetMantine from 'postcss-preset-mantine'
import { defineConfig } from 'vite'

const server = process.env.JOBPILOT_SERVER_URL ?? 'http://127.0.0.1:4800'
const port = Number(process.env.JOBPILOT_WEB_PORT ?? 4801)
const toServer = { target: server, changeOrigin: false }

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  css: { postcss: { plugins: [postcssPresetMantine()] } },
  server: {
    port,
    strictPort: true,
    host: '127.0.0.1',
    proxy: {
      '/trpc': { ...toServer, ws: true },
      '/uploads': toServer,
      '/files': toServer,
      '/receipts': toServer,
      '/health': toServer,
      '/webhooks': toServer,
      '/unsubscribe': toServer,
    },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'baseline-widely-available',
    // Uploaded to error tracking with the release, never linked from the served files.
    sourcemap: 'hidden',
    manifest: true,
    // What the first screen needs comes in one piece: fifty small ones wait for each other over six connections.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shell', tags: ['$initial'] }] } } },
  },
})
