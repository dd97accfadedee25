import { defineConfig } from 'vite';

const HUB = 'http://127.0.0.1:4000';

// biome-ignore lint/style/noDefaultExport: vite reads the default export
export default defineConfig({
  base: '/desk/',
  build: {
    outDir: '../../dist/desk',
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      // Every file of antd says "use client", which means nothing where there is no server rendering.
      onLog: (level, log, tell) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') tell(level, log);
      },
    },
  },
  // `npx vite src/desk` shows changes at once, on a hub that runs beside it.
  server: { proxy: { '/desk/graphql': HUB, '/api': HUB, '/media': HUB } },
});
