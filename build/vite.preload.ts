/** The preload script: one CommonJS file, as a sandboxed preload must be. */
import path from "node:path";
import { defineConfig } from "vite";

const root = path.resolve(import.meta.dirname, "..");

export default defineConfig({
  root,
  publicDir: false,
  ssr: { noExternal: true, external: ["electron"] },
  build: {
    ssr: true,
    outDir: path.join(root, "dist/preload"),
    emptyOutDir: true,
    target: "chrome140",
    sourcemap: false,
    minify: false,
    rolldownOptions: {
      input: { preload: path.join(root, "electron/preload/preload.ts") },
      external: ["electron"],
      output: { format: "cjs", entryFileNames: "[name].cjs" },
    },
  },
});
