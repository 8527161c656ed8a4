/** Random identifiers. */
import { randomUUID } from "node:crypto";
import type { Ids } from "#services/ports";

export const randomIds: Ids = { next: () => randomUUID() };
