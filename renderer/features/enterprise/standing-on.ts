import type { EnterpriseDetail } from "#contract/enterprises";
import { levelOrder } from "#domain/register/kind";

/** A certificate as the page shows it (资质). */
export type Held = EnterpriseDetail["qualifications"][number];

/** How a certificate stands on a day (某日是否有效). */
export type HeldState = "valid" | "notYet" | "expired" | "revoked";

/** What makes a verdict less than certain. */
export type HeldDoubt = "noIssue" | "noEnd" | "insidePartial";

/** Judges it. Dates may be a year or a month only: a certificate counts within such a date, and the doubt is said. */
export function standingOn(
  held: Held,
  day: string,
): { readonly state: HeldState; readonly doubts: readonly HeldDoubt[] } {
  const { issued, validUntil } = held;
  const revoked = held.revoked ?? null;
  const inside = [issued, validUntil, revoked].some((date) => date !== null && isInside(date, day));
  const doubts: readonly HeldDoubt[] = inside ? ["insidePartial"] : [];
  if (revoked !== null && isOver(revoked, day)) return { state: "revoked", doubts };
  if (issued !== null && issued > day.slice(0, issued.length)) return { state: "notYet", doubts };
  if (validUntil !== null && validUntil < day.slice(0, validUntil.length)) return { state: "expired", doubts };
  return {
    state: "valid",
    doubts: [
      ...doubts,
      ...(issued === null ? (["noIssue"] as const) : []),
      ...(validUntil === null ? (["noEnd"] as const) : []),
    ],
  };
}

/** A date without its day, and the day asked lies in it. */
function isInside(date: string, day: string): boolean {
  return date.length < day.length && day.startsWith(date);
}

/** A revocation takes effect on its day; one known by its month or year, when that is over. */
function isOver(date: string, day: string): boolean {
  return date.length < day.length ? date < day.slice(0, date.length) : date <= day;
}

/** Certificates, with what a roster only ticked (是否高新技术企业、是否规上) and no certificate tells. */
export function listHeld(detail: EnterpriseDetail, labels: Readonly<Record<string, string>>): readonly Held[] {
  const certified = detail.qualifications.map((one) => ({ ...one, kind: labels[one.kind] ?? one.kind }));
  const ticked = Object.entries(labels).flatMap(([field, kind]): Held[] => {
    const found = detail.attributes.find((entry) => entry.field === field && entry.value === true);
    if (found === undefined || certified.some((one) => one.kind === kind)) return [];
    return [{ kind, number: null, issued: null, validUntil: null, source: found.source }];
  });
  return [...certified, ...ticked];
}

/** Certificates of this kind say the level of what holds them (级别认定); the level follows after a dot. */
const LEVEL = "级别认定 · ";

/** The highest level in force on a day by dated certificates; null where none says it, and the roster's own column counts. */
export function levelOn(held: readonly Held[], day: string): string | null {
  const levels = held.flatMap((one) =>
    one.kind.startsWith(LEVEL) && standingOn(one, day).state === "valid" ? [one.kind.slice(LEVEL.length)] : [],
  );
  return levelOrder.find((level) => levels.includes(level)) ?? levels[0] ?? null;
}

/** Whether a certificate is one of the level. */
export function saysLevel({ kind }: Pick<Held, "kind">): boolean {
  return kind.startsWith(LEVEL);
}
