/** What an undo or redo did, in a sentence for a clerk (撤销、重做的说法). */
import type { FieldValue } from "#domain/importing/typed-row";
import type { KindDefinition } from "#domain/register/kind";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { formatPeriod, parsePeriod } from "#domain/shared/period";
import { describeMergeReversal } from "#services/merging/merge-words";
import type { EditReversal } from "#store/queries/edits";
import { shownFieldOf } from "#store/values/entry-kind";

/** How a step taken back is told: the verb, the labels of fields, and the kinds. */
export interface ReversalWording {
  readonly verb: "已撤销" | "已重做";
  readonly index: CatalogueIndex;
  readonly kinds: readonly KindDefinition[];
}

/** 已撤销：长沙某公司的“联系人”由“李四”改回“张三”。 */
export function describeReversal(
  { entries, changes, merge }: EditReversal,
  { verb, index, kinds }: ReversalWording,
): string {
  if (merge !== undefined) return describeMergeReversal(merge, { verb, index });
  const kindOf = (id: string): KindDefinition | undefined => kinds.find((kind) => kind.id === id);
  const [made] = entries;
  if (made !== undefined) {
    // Taking an addition back removes; taking a removal back brings back.
    const isAddition = (made.existence === -1) === (verb === "已撤销");
    const { label = "条目", classifier = "条" } = kindOf(made.kind) ?? {};
    const rest = entries.length > 1 ? `等 ${entries.length} ${classifier}` : "";
    return `${verb}：${isAddition ? "新增" : "删除"}${label}“${made.name}”${rest}。`;
  }
  // A name made of values only follows them.
  const first = changes.find(({ kind, field }) => field !== NAME || kindOf(kind)?.nameFrom == null) ?? changes[0];
  if (first === undefined) return `${verb}。`;
  const kind = kindOf(first.kind);
  const field = kind === undefined ? first.field : shownFieldOf(kind, first.field);
  const label = index.byId.get(field)?.label ?? field;
  const period = first.period === null ? "" : describePeriod(first.period);
  const rest = changes.length > 1 ? `，等 ${changes.length} 处` : "";
  return `${verb}：${first.enterprise}的${period}“${label}”由“${show(first.before)}”改回“${show(first.after)}”${rest}。`;
}

const NAME = "enterpriseName";

function describePeriod(period: string): string {
  const parsed = parsePeriod(period);
  return parsed.ok ? formatPeriod(parsed.value) : period;
}

function show(value: FieldValue | null): string {
  if (value === null) return "空白";
  return typeof value === "boolean" ? (value ? "是" : "否") : String(value);
}
