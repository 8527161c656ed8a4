import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Builds the preview into a folder given by `--outDir`. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: { target: "esnext", chunkSizeWarningLimit: 4000 },
});
