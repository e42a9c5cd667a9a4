import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const api = process.env.QUERENT_URL ?? 'http://localhost:8080'

export default defineConfig({
  plugins: [vue()],
  build: { target: 'es2022', chunkSizeWarningLimit: 800, reportCompressedSize: false },
  server: { proxy: Object.fromEntries(['/v1', '/health'].map((path) => [path, api])) },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
})
