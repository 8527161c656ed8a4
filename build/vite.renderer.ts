/** The window's bundle: renderer/ → dist/renderer, relative addresses so that app:// and the loopback host serve the same files. */
import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const root = path.resolve(import.meta.dirname, "..");

export default defineConfig({
  root: path.join(root, "renderer"),
  base: "./",
  plugins: [react()],
  build: {
    outDir: path.join(root, "dist/renderer"),
    emptyOutDir: true,
    target: "chrome140",
    sourcemap: false,
    // Read from the local disk: one larger file costs nothing on the way, only in parsing.
    chunkSizeWarningLimit: 4000,
    modulePreload: { polyfill: false },
    // data: addresses would need a wider CSP; files are files.
    assetsInlineLimit: 0,
  },
});
