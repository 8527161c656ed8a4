/** The bridge of the browser mode (浏览器方式): calls over HTTP to the loopback host, files by upload and download. */
import type { Bridge } from "#contract/contract";
import type { OfferedFile } from "#contract/files";
import { createSharedEvents } from "./shared-events";
import { openSession, type Session } from "./http-session";

/** Methods that mean something else in a browser: the file comes by upload and goes by download. */
type LocalAnswer = (input: never) => Promise<unknown>;

export function createHttpBridge(): Bridge {
  const session = openSession();
  const offerFiles: Bridge["offerFiles"] = async (files) => {
    const offered: OfferedFile[] = [];
    for (const file of files) if (file instanceof File) offered.push(await upload(session, file));
    return offered;
  };
  const local: Readonly<Record<string, LocalAnswer>> = {
    "files/choose-workbooks": async (input: { many: boolean }) => ({
      ok: true,
      value: await offerFiles(await pickFiles(input.many)),
    }),
    "files/show": async (input: { token: string }) => {
      await download(session, input.token);
      return { ok: true, value: null };
    },
  };
  return {
    host: "browser",
    offerFiles,
    subscribe: createSharedEvents(session),
    call: async (name, input) => {
      const answer = local[name] ? await local[name](input as never) : await session.postJson("/call", { name, input });
      if (WRITES_A_FILE.has(name) && isSuccess(answer)) await download(session, tokenOf(input));
      // The host answers what the contract declares; this is the one place where JSON becomes a Reply.
      return answer as never;
    },
  };
}

/** Commands whose written file the browser downloads at once. */
const WRITES_A_FILE: ReadonlySet<string> = new Set([
  "reporting/export",
  "enterprises/export",
  "importing/return-file",
  "recipes/export",
  "packs/export",
]);

async function upload(session: Session, file: File): Promise<OfferedFile> {
  const response = await session.request(`/offer?name=${encodeURIComponent(file.name)}`, {
    method: "POST",
    body: file,
  });
  if (!response.ok) throw new Error(`upload refused: ${response.status}`);
  return await response.json();
}

/** Fetches every file written for a save target and hands it to the browser's downloads. */
async function download(session: Session, token: string): Promise<void> {
  const names: readonly string[] = await session.postJson("/written", { token });
  for (const [index, name] of names.entries()) {
    const response = await session.request(`/written/${encodeURIComponent(token)}/${index}`, { method: "GET" });
    const address = URL.createObjectURL(await response.blob());
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }
}

function pickFiles(many: boolean): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.multiple = many;
    input.addEventListener("change", () => resolve([...(input.files ?? [])]));
    input.addEventListener("cancel", () => resolve([]));
    input.click();
  });
}

function isSuccess(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && "ok" in answer && answer.ok === true;
}

function tokenOf(input: unknown): string {
  return typeof input === "object" && input !== null && "token" in input ? String(input.token) : "";
}
