import react from '@vitejs/plugin-react'
import postcssPresetMantine from 'postcss-preset-mantine'
import { defineConfig, type HtmlTagDescriptor, type Plugin } from 'vite'

const server = process.env.JOBPILOT_SERVER_URL ?? 'http://127.0.0.1:4800'
const port = Number(process.env.JOBPILOT_WEB_PORT ?? 4801)
const toServer = { target: server, changeOrigin: false }

/** The page most people see first, and what it is made of, are fetched beside the shell rather than after it. */
const preloadHome: Plugin = {
  name: 'preload-home',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle }) {
      const chunks = Object.values(bundle ?? {}).filter((each) => each.type === 'chunk')
      const home = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('/app/routes/home.tsx'))
      const entry = chunks.find(({ isEntry }) => isEntry)
      const files = new Set<string>()
      const styles = new Set<string>()
      const add = (fileName: string | undefined) => {
        const chunk = chunks.find((each) => each.fileName === fileName)
        if (
          chunk === undefined ||
          chunk === entry ||
          entry?.imports.includes(chunk.fileName) ||
          files.has(chunk.fileName)
        )
          return
        files.add(chunk.fileName)
        for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style)
        for (const each of chunk.imports) add(each)
      }
      add(home?.fileName)
      const tag = (attrs: Record<string, string>): HtmlTagDescriptor => ({ tag: 'link', attrs, injectTo: 'head' })
      return [
        ...[...files].map((file) => tag({ rel: 'modulepreload', href: `/${file}` })),
        ...[...styles].map((file) => tag({ rel: 'preload', as: 'style', href: `/${file}` })),
      ]
    },
  },
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), preloadHome],
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
