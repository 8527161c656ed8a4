/** Who may talk to the loopback host: this machine's browser, from our own page, with the session's key. Pure. */
import { timingSafeEqual } from "node:crypto";

export interface Asked {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly site: string | undefined;
}

/** 421: another Host, as in DNS rebinding; 403: another origin. Null: let in. */
export function refuseRequest(asked: Asked, own: { readonly host: string }): 421 | 403 | null {
  if (asked.host !== own.host) return 421;
  if (asked.origin !== undefined && asked.origin !== `http://${own.host}`) return 403;
  if (asked.site !== undefined && asked.site !== "same-origin" && asked.site !== "none") return 403;
  return null;
}

export function hasKey(authorization: string | undefined, key: string): boolean {
  return authorization?.startsWith("Bearer ") === true && isSameSecret(authorization.slice("Bearer ".length), key);
}

/** Compares in constant time, so that the time taken tells nothing of the secret. */
export function isSameSecret(given: string, secret: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
}
