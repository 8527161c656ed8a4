/** A second field beside the one a place is filled from (一格两项、备选字段): printed behind it, or in its stead where it is not known. */
import type { Field } from "#domain/catalogue/field";
import { createFieldFiller } from "#domain/reporting/fill-field";
import type { CellTrace, FillContext, SourceFiller } from "#domain/reporting/fill-source";
import type { BoundSource } from "#domain/reporting/form-binding";
import type { FillRow } from "#domain/reporting/fill-request";
import { ABSENT, type FormedValue, formText, type FormTarget } from "#domain/reporting/form-value";

/** What they are added with. */
export interface OtherFields {
  readonly context: FillContext;
  readonly source: Extract<BoundSource, { kind: "field" }>;
  readonly target: FormTarget;
}

/** Adds them to the filler of the first field. */
export function withOthers(first: SourceFiller, others: OtherFields): SourceFiller {
  const { context, source } = others;
  const fieldOf = (id: string | undefined): Field | undefined =>
    id === undefined ? undefined : context.index.byId.get(id);
  const instead = fieldOf(source.or);
  const answered = instead === undefined ? first : withInstead(first, instead, others);
  const behind = fieldOf(source.also);
  return behind === undefined ? answered : withBehind(answered, behind, others);
}

function withInstead(first: SourceFiller, field: Field, { context, source, target }: OtherFields): SourceFiller {
  const second = createFieldFiller(context, { field, period: null }, target);
  const label = context.index.byId.get(source.field)?.label ?? "";
  const choose = (row: FillRow | null, ordinal: number): readonly [SourceFiller, FormedValue] => {
    const formed = first.form(row, ordinal);
    if (!formed.absent) return [first, formed];
    const other = second.form(row, ordinal);
    if (other.absent) return [first, formed];
    const note = `账本里没有“${label}”，取“${field.label}”`;
    return [second, { ...other, note: other.note === "" ? note : `${note}，${other.note}` }];
  };
  return {
    ...first,
    form: (row, ordinal) => choose(row, ordinal)[1],
    trace: (row, formed) => choose(row, 0)[0].trace?.(row, formed) ?? EMPTY_TRACE,
  };
}

function withBehind(first: SourceFiller, field: Field, { context, source, target }: OtherFields): SourceFiller {
  const second = createFieldFiller(context, { field, period: null }, { ...target, allowed: [] });
  const label = context.index.byId.get(source.field)?.label ?? "";
  return {
    ...first,
    form: (row, ordinal) => join(first.form(row, ordinal), second.form(row, ordinal), [label, field.label]),
    trace: (row, formed) => {
      const trace = first.trace?.(row, formed) ?? EMPTY_TRACE;
      return { ...trace, rule: `${trace.rule}，后面接“${field.label}”` };
    },
    rounding: null,
    numeric: false,
  };
}

/** 汪丽振 13800000000; of two halves one alone is told. */
function join(one: FormedValue, two: FormedValue, [first, second]: readonly [string, string]): FormedValue {
  const known = [one, two].filter(({ text }) => text !== "");
  if (known.length === 0) return ABSENT;
  const formed = formText(known.map(({ text }) => text).join(" "));
  if (known.length === 2) return { ...formed, problem: one.problem ?? two.problem ?? formed.problem };
  const [missing, written] = one.text === "" ? [first, second] : [second, first];
  const reason = `这一格要填“${first}”和“${second}”，账本里没有“${missing}”，只写了“${written}”`;
  return { ...formed, problem: { severity: "warning", reason, group: `缺${missing}` } };
}

const EMPTY_TRACE: CellTrace = {
  rule: "",
  enterprise: null,
  field: null,
  period: null,
  unit: null,
  stored: null,
  source: null,
  computed: null,
};
