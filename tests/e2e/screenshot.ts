/** Pictures of a page at the two screens of the offices, into $PARKBOOK_SHOTS or the system's temporary folder. */
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";

const SCREENS = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

export async function takeShots(page: Page, name: string): Promise<readonly string[]> {
  const folder = process.env.PARKBOOK_SHOTS ?? path.join(tmpdir(), "parkbook-shots");
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize();
  const files: string[] = [];
  for (const screen of SCREENS) {
    await page.setViewportSize(screen);
    // The virtual lists measure themselves after the resize; two frames are enough for them to draw.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.waitForTimeout(200);
    const file = path.join(folder, `${name}-${screen.width}x${screen.height}.png`);
    await page.screenshot({ path: file });
    files.push(file);
  }
  if (before) await page.setViewportSize(before);
  return files;
}
