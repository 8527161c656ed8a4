/** Shuts the session: no network, no permissions, no leaving the page, no new windows, no webviews. */
import type { Session, WebContents } from "electron";
import { isOwnAddress } from "../ipc/trusted-sender.ts";
import type { Log } from "../platform/logger.ts";

/** Only our own page and what it made itself. */
export function isAllowedRequest(address: string): boolean {
  return isOwnAddress(address) || /^(data|blob:app|devtools):/iu.test(address);
}

export function closeSession(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log("refused a permission", permission);
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((request, answer) => {
    const allowed = isAllowedRequest(request.url);
    if (!allowed) log("refused a request to", request.url);
    answer({ cancel: !allowed });
  });
  // The spell checker would fetch its dictionaries from the network.
  session.setSpellCheckerEnabled(false);
}

export function guardContents(contents: WebContents, log: Log): void {
  contents.on("will-navigate", (event) => {
    if (isOwnAddress(event.url)) return;
    log("refused a navigation to", event.url);
    event.preventDefault();
  });
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    log("refused a window for", url);
    return { action: "deny" };
  });
}
