import { and, asc, eq, isNull } from "drizzle-orm";
import type { ReadableDb } from "../connection.ts";
import { orm } from "../orm.ts";
import { enterprise } from "../schema/enterprises.ts";
import { enterpriseKind } from "../values/entry-kind.ts";

/** Who is in the book now (在册企业), or which entries of another kind, in the order they came. */
export function listLivingEnterprises(
  db: ReadableDb,
  kind: string = enterpriseKind.id,
): readonly { readonly enterpriseId: number; readonly name: string; readonly creditCode: string | null }[] {
  return orm(db)
    .select({ enterpriseId: enterprise.id, name: enterprise.name, creditCode: enterprise.creditCode })
    .from(enterprise)
    .where(and(isNull(enterprise.removedAt), eq(enterprise.kind, kind)))
    .orderBy(asc(enterprise.id))
    .all();
}
