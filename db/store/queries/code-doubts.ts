import { and, count, desc, eq, isNull, ne, sql } from "drizzle-orm";
import type { ReadableDb } from "../connection.ts";
import { orm } from "../orm.ts";
import { enterprise } from "../schema/enterprises.ts";
import { enterpriseKind } from "../values/entry-kind.ts";
import type { CodeStanding } from "../values/identity.ts";

/** The sentence shown at a code that is kept with a doubt; null when there is none. */
export function describeStanding(standing: CodeStanding): string | null {
  switch (standing) {
    case "valid":
      return null;
    case "none":
      return "没有统一社会信用代码，再次导入时只能按名称核对。";
    case "checkFailed":
      return "统一社会信用代码的校验位不符，可能有一位写错了，请对照营业执照。";
    case "registration15":
      return "这是 15 位的旧工商注册号，请补上 18 位统一社会信用代码。";
    case "organisation9":
      return "这是 9 位的组织机构代码，请补上 18 位统一社会信用代码。";
    case "malformed":
      return "不像统一社会信用代码（应为 18 位），请核对。";
  }
}

/** A kind of doubt with how many enterprises have it (存疑). */
export interface Doubt {
  readonly kind: string;
  readonly sentence: string;
  readonly count: number;
}

/** Doubts about codes over the whole roster, most frequent first. */
export function countDoubts(db: ReadableDb): readonly Doubt[] {
  // A literal, not a parameter: only so does SQLite take the index of doubtful codes instead of reading the whole roster.
  const doubtful = ne(enterprise.codeStanding, sql`'valid'`);
  return orm(db)
    .select({ kind: enterprise.codeStanding, count: count() })
    .from(enterprise)
    .where(and(isNull(enterprise.removedAt), doubtful, eq(enterprise.kind, enterpriseKind.id)))
    .groupBy(enterprise.codeStanding)
    .orderBy(desc(count()), enterprise.codeStanding)
    .all()
    .map((doubt) => ({ ...doubt, sentence: `${doubt.count} 家企业${PROBLEM[doubt.kind]}` }));
}

const PROBLEM: Readonly<Record<CodeStanding, string>> = {
  valid: "的信用代码无误",
  none: "没有统一社会信用代码",
  checkFailed: "的信用代码校验位不符",
  registration15: "只有 15 位旧注册号",
  organisation9: "只有 9 位组织机构代码",
  malformed: "的信用代码写法不对",
};
