/** Gives real files of the disk to the page. Playwright's own setInputFiles sends copies without a path over this connection. */
import type { Page } from "playwright-core";

/** Gives files to a file field that is on the page. The element is taken by the page's own word: node numbers of the DOM domain end with each new document. */
export async function setFiles(page: Page, selector: string, paths: readonly string[]): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const expression = `document.querySelector(${JSON.stringify(selector)})`;
  const { result } = await cdp.send("Runtime.evaluate", { expression });
  await cdp.send("DOM.setFileInputFiles", { objectId: result.objectId ?? "", files: [...paths] });
  await cdp.detach();
}

/** Drops files on an element, as from the desktop. */
export async function dropFiles(page: Page, selector: string, paths: readonly string[]): Promise<void> {
  // A page comes in when it is first asked for: nothing can be dropped on what is not there yet.
  await page.locator(selector).first().waitFor();
  await page.evaluate(() => {
    const input = document.createElement("input");
    input.type = "file";
    input.multiple = true;
    input.id = "test-drop";
    input.hidden = true;
    document.body.append(input);
  });
  await setFiles(page, "#test-drop", paths);
  await page.evaluate((target) => {
    const input = document.querySelector<HTMLInputElement>("#test-drop");
    const dataTransfer = new DataTransfer();
    for (const file of input?.files ?? []) dataTransfer.items.add(file);
    input?.remove();
    for (const type of ["dragenter", "dragover", "drop"]) {
      const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
      document.querySelector(target)?.dispatchEvent(event);
    }
  }, selector);
}
