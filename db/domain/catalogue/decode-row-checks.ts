import type { RowCheck } from "#domain/importing/row-checks";
import { err, ok, type Result } from "#domain/shared/result";
import type { CatalogueMalformed } from "#domain/catalogue/decode-catalogue";

/** Reads the row checks from parsed JSON (读入表内审核关系); the first fault with its place. */
export function decodeRowChecks(json: unknown): Result<readonly RowCheck[], CatalogueMalformed> {
  const checks = member(json, "checks");
  if (!Array.isArray(checks)) return err({ type: "CatalogueMalformed", path: "checks", expected: "a list" });
  const decoded: RowCheck[] = [];
  for (const [at, raw] of checks.entries()) {
    const check = readCheck(raw);
    if (check === null) {
      return err({
        type: "CatalogueMalformed",
        path: `checks[${at}]`,
        expected: "a known kind of check with its members",
      });
    }
    decoded.push(check);
  }
  return ok(decoded);
}

function readCheck(raw: unknown): RowCheck | null {
  const text = (name: string): string | null => {
    const value = member(raw, name);
    return typeof value === "string" && value !== "" ? value : null;
  };
  const id = text("id");
  const says = text("says");
  if (id === null || says === null) return null;
  const whole = text("whole");
  const part = text("part");
  const when = text("when");
  const equals = text("equals");
  const needs = text("needs");
  const parts = texts(member(raw, "parts"));
  switch (text("kind")) {
    case "sum":
      return whole === null || parts.length === 0 ? null : { kind: "sum", id, whole, parts, says };
    case "atLeast":
      return whole === null || part === null ? null : { kind: "atLeast", id, whole, part, says, ...leeway(raw) };
    case "requires":
      return when === null || equals === null || needs === null
        ? null
        : { kind: "requires", id, when, equals, needs, says };
    default:
      return readValueCheck(raw, { id, says });
  }
}

function leeway(raw: unknown): { readonly slack?: number; readonly positive?: boolean } {
  const slack = member(raw, "slack");
  return {
    ...(typeof slack === "number" ? { slack } : {}),
    ...(member(raw, "positive") === true ? { positive: true } : {}),
  };
}

function readValueCheck(raw: unknown, said: { readonly id: string; readonly says: string }): RowCheck | null {
  const kind = member(raw, "kind");
  const [first, then, from, to, field, when, is, needs] = [
    "first",
    "then",
    "from",
    "to",
    "field",
    "when",
    "is",
    "needs",
  ].map((name) => textOf(member(raw, name)));
  const [years, months] = [member(raw, "years"), member(raw, "months")];
  if (kind === "notBefore" && first && then) {
    return { kind, ...said, first, then, ...(typeof months === "number" ? { months } : {}) };
  }
  if (kind === "lasts" && from && to && typeof years === "number") return { kind, ...said, from, to, years };
  if (kind === "notAfterPeriod" && field && typeof months === "number") return { kind, ...said, field, months };
  if (kind === "notNegative" && field) return { kind, ...said, field };
  return kind === "implies" && when && is && needs ? { kind, ...said, when, is, needs } : null;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
