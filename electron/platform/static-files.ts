/** Which file of the built window answers an address, and with which headers; used by app:// and by the loopback host alike. */
import { readFile } from "node:fs/promises";
import path from "node:path";

export interface StaticAnswer {
  readonly status: 200 | 403 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Nothing from elsewhere, no inline script, no eval, no frame. Inline styles stay allowed: antd writes its style sheets at run time. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

const NO_BODY = new Uint8Array(0);

/** `pathname` as it stands in the address, still percent-encoded. */
export async function answerStatic(folder: string, pathname: string): Promise<StaticAnswer> {
  const place = resolveInside(folder, pathname);
  if (place === null) return { status: 403, headers: safeHeaders(".txt"), body: NO_BODY };
  try {
    const body = new Uint8Array(await readFile(place));
    return { status: 200, headers: safeHeaders(path.extname(place)), body };
  } catch {
    return { status: 404, headers: safeHeaders(".txt"), body: NO_BODY };
  }
}

/** The file an address means, or null when it leads out of the folder. */
export function resolveInside(folder: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded.includes("\0") || decoded.includes("\\")) return null;
  const place = path.resolve(folder, `.${decoded.startsWith("/") ? decoded : `/${decoded}`}`);
  if (place === folder) return path.join(folder, "index.html");
  return place.startsWith(folder + path.sep) ? place : null;
}

function safeHeaders(extension: string): Record<string, string> {
  return {
    "Content-Type": TYPES[extension] ?? "application/octet-stream",
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
  };
}
