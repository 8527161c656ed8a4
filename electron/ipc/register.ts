/** Opens the one channel from the window. The only file that imports ipcMain. */
import { ipcMain } from "electron";
import type { BoundaryError } from "#contract/errors";
import type { OfferedFile } from "#contract/files";
import { err } from "#domain/shared/result";
import type { Dispatch } from "./dispatch.ts";
import { readBridgeMessage } from "./message.ts";
import { isTrustedSender } from "./trusted-sender.ts";

export function registerCalls(parts: {
  readonly dispatch: Dispatch;
  readonly offer: (paths: readonly string[]) => Promise<readonly OfferedFile[]>;
  readonly log: (subject: string, cause?: unknown) => void;
}): void {
  ipcMain.handle("app:call", (event, sent: unknown) => {
    const message = isTrustedSender(event.senderFrame) ? readBridgeMessage(sent) : null;
    if (message === null) {
      parts.log("refused a message from", event.senderFrame?.url ?? "a closed frame");
      return err<BoundaryError>({ type: "InvalidInput", issues: ["refused"] });
    }
    return message.kind === "offer" ? parts.offer(message.paths) : parts.dispatch(message.name, message.input);
  });
}
