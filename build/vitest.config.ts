import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** Test projects: `unit` runs in Node with real SQLite and real workbooks, `renderer` in jsdom, `e2e` drives the built application in Chromium. */
export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    // Two cores are all there is: use both, and load the product once per worker instead of once per file. Tests keep no state outside themselves.
    maxWorkers: "100%",
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/renderer/**", "tests/e2e/**", "tests/bench/**"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: "renderer",
          environment: "jsdom",
          include: ["tests/renderer/**/*.test.tsx"],
          testTimeout: 30_000,
          setupFiles: ["tests/renderer/setup.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          environment: "node",
          include: ["tests/e2e/**/*.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 30_000, interval: 50 } },
          fileParallelism: false,
        },
      },
    ],
  },
});
