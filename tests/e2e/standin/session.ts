/** Electron's session and custom protocols: what a request of the page meets before it is answered. */
import { strict } from "./journal.ts";
import { app } from "./app.ts";

type PermissionHandler = (contents: unknown, permission: string, answer: (allowed: boolean) => void) => void;
type BeforeRequest = (
  request: { url: string; method: string; resourceType: string },
  answer: (decision: { cancel?: boolean }) => void,
) => void;
type ProtocolHandler = (request: Request) => Promise<Response> | Response;

/** What the program has set; tests ask these directly. */
export const rules: {
  askPermission: PermissionHandler | null;
  checkPermission: (() => boolean) | null;
  checkDevice: (() => boolean) | null;
  beforeRequest: BeforeRequest | null;
} = { askPermission: null, checkPermission: null, checkDevice: null, beforeRequest: null };

const schemes = new Set<string>();
const handlers = new Map<string, ProtocolHandler>();
const SUFFIX = "app-scheme.test";

/** Chromium cannot be taught a scheme from outside, so app://host/ is shown to it as https://host.app.app-scheme.test/. */
export function toBrowserAddress(address: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/iu.exec(address);
  if (!match?.[1] || !schemes.has(match[1])) return address;
  return `https://${match[2]}.${match[1]}.${SUFFIX}${match[3] || "/"}`;
}

export function toAppAddress(address: string): string {
  const match = /^https:\/\/(.+)\.([a-z0-9-]+)\.app-scheme\.test(.*)$/u.exec(address);
  return match?.[2] && schemes.has(match[2]) ? `${match[2]}://${match[1]}${match[3]}` : address;
}

export function findProtocolHandler(address: string): ProtocolHandler | undefined {
  return handlers.get(address.split(":")[0] ?? "");
}

export const protocol = strict(
  {
    registerSchemesAsPrivileged(list: readonly { scheme: string }[]) {
      if (app.isReady()) throw new Error("protocol.registerSchemesAsPrivileged should be called before app is ready");
      for (const { scheme } of list) schemes.add(scheme);
    },
    handle(scheme: string, handler: ProtocolHandler) {
      if (!app.isReady()) throw new Error("protocol.handle cannot be called before app is ready");
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      handlers.set(scheme, handler);
    },
  },
  "protocol",
);

const webRequest = strict(
  {
    onBeforeRequest(handler: BeforeRequest) {
      rules.beforeRequest = handler;
    },
  },
  "webRequest",
);

export const session = strict(
  {
    defaultSession: strict(
      {
        webRequest,
        setPermissionRequestHandler(handler: PermissionHandler) {
          rules.askPermission = handler;
        },
        setPermissionCheckHandler(handler: () => boolean) {
          rules.checkPermission = handler;
        },
        setDevicePermissionHandler(handler: () => boolean) {
          rules.checkDevice = handler;
        },
        setSpellCheckerEnabled(_enabled: boolean) {},
      },
      "session",
    ),
  },
  "session",
);
