/** Whether a message comes from our own page: the main frame of a window that shows app://parkbook. */

export const APP_SCHEME = "app";
export const APP_HOST = "parkbook";
export const APP_START = `${APP_SCHEME}://${APP_HOST}/index.html`;

export function isTrustedSender(frame: { readonly url: string; readonly parent: unknown } | null): boolean {
  return frame !== null && frame.parent === null && isOwnAddress(frame.url);
}

/** Compares parsed parts, never prefixes: app://parkbook.example starts alike. */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${APP_SCHEME}:` && host === APP_HOST && username === "" && password === "";
}
