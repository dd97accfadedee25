import { defineConfig } from 'vite';

// biome-ignore lint/style/noDefaultExport: vite reads the default export
export default defineConfig({
  build: { target: 'es2022', reportCompressedSize: false },
});
