import type { Page } from "playwright-core";
import type { BenchCase } from "../bench-case.ts";
import { buildGridPage, type GridPage, startGridPage } from "../grid-page.ts";

/** The roster grid in Chromium: first paint at 100,000 rows against 100 rows, and frames while scrolling against a bare long page, in the same browser. */
export const cases: readonly BenchCase[] = [
  {
    kind: "figure",
    name: "grid: first paint at 100,000 rows ÷ first paint at 100 rows",
    unit: "×",
    goal: 1.5,
    prepare: prepareFolder,
    figure: (input) =>
      withGrid(String(input.folder), async (grid) => {
        await firstPaint(grid, 100);
        const few = median([await firstPaint(grid, 100), await firstPaint(grid, 100), await firstPaint(grid, 100)]);
        const many = median([await firstPaint(grid, ROWS), await firstPaint(grid, ROWS), await firstPaint(grid, ROWS)]);
        console.error(`grid: first paint ${Math.round(few)} ms at 100 rows, ${Math.round(many)} ms at ${ROWS} rows`);
        return many / few;
      }),
  },
  {
    kind: "figure",
    name: "grid: frames per second while scrolling 100,000 rows ÷ those of a bare long page",
    unit: "×",
    goal: 0.6,
    atLeast: true,
    prepare: prepareFolder,
    figure: (input) =>
      withGrid(String(input.folder), async (grid) => {
        const page = await grid.open(ROWS);
        await page.waitForSelector(".grid-cell");
        const ours = await scrollFrames(page, ".grid");
        const bare = await grid.blank();
        await bare.setContent(BARE);
        const theirs = await scrollFrames(bare, "#bare");
        console.error(`grid: ${Math.round(ours)} frames per second scrolling, bare page ${Math.round(theirs)}`);
        return ours / theirs;
      }),
  },
];

const ROWS = 100_000;
const BARE = `<div id="bare" style="height:700px;overflow:auto"><div style="height:3200000px;background:repeating-linear-gradient(#fff 0 31px,#ddd 31px 32px)"></div></div>`;

async function prepareFolder(): Promise<{ readonly folder: string; readonly rows: number }> {
  return { folder: await buildGridPage(), rows: ROWS };
}

async function withGrid(folder: string, measure: (grid: GridPage) => Promise<number>): Promise<number> {
  const grid = await startGridPage(folder);
  try {
    return await measure(grid);
  } finally {
    await grid.close();
  }
}

/** Milliseconds from the roster's making to the first frame that shows rows. */
async function firstPaint(grid: GridPage, enterprises: number): Promise<number> {
  const page = await grid.open(enterprises);
  await page.waitForSelector(".grid-row:not([data-pending=true])");
  const ms = await page.evaluate(() => {
    const made = performance.getEntriesByName("roster-made")[0]?.startTime ?? 0;
    const shown = performance.getEntriesByName("rows-shown")[0]?.startTime ?? performance.now();
    return shown - made;
  });
  await page.close();
  return ms;
}

/** Frames per second over two seconds of steady scrolling. */
async function scrollFrames(page: Page, selector: string): Promise<number> {
  return await page.evaluate(
    (chosen) =>
      new Promise<number>((done) => {
        const element = document.querySelector(chosen);
        const start = performance.now();
        let frames = 0;
        const step = (now: number): void => {
          frames += 1;
          if (element !== null) element.scrollTop += 120;
          if (now - start < 2000) requestAnimationFrame(step);
          else done((frames * 1000) / (now - start));
        };
        requestAnimationFrame(step);
      }),
    selector,
  );
}

function median(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
}
