/** The main process and its back-end worker: electron/ + db/ → dist/main, everything bundled, no node_modules at run time. */
import path from "node:path";
import { defineConfig } from "vite";

const root = path.resolve(import.meta.dirname, "..");

export default defineConfig({
  root,
  publicDir: false,
  ssr: { noExternal: true, external: ["electron"] },
  build: {
    ssr: true,
    outDir: path.join(root, "dist/main"),
    emptyOutDir: true,
    target: "node24",
    sourcemap: false,
    minify: false,
    rolldownOptions: {
      input: {
        main: path.join(root, "electron/main/main.ts"),
        "backend-worker": path.join(root, "electron/composition/backend-worker.ts"),
        // Found beside the module that starts it (db/workbook/legacy-thread.ts), so it keeps this name.
        "legacy-worker": path.join(root, "db/workbook/legacy-worker.ts"),
      },
      external: ["electron"],
      output: { format: "esm", entryFileNames: "[name].js", chunkFileNames: "chunk-[name].js" },
    },
  },
});
