/** The signature of a pack (签名): sha256 of its content, however it was written down. */
import { createHash } from "node:crypto";
import { canonicalJson } from "#domain/packs/canonical-json";
import type { PolicyPack } from "#domain/packs/pack";

/** 64 hex digits. */
export function hashPack(pack: PolicyPack): string {
  return createHash("sha256").update(canonicalJson(pack)).digest("hex");
}
