import { Button, Input, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { Field } from "#domain/catalogue/field";
import type { KindDefinition, KindView } from "#domain/register/kind";
import { useQuery } from "../../api/use-query";
import { fieldHeading, periodWords } from "../../text/format-value";
import { whatIfText } from "../../text/what-if";
import type { TrySupposition } from "./add-supposition";
import { ValueInput } from "./value-input";

/** Fields asked at first, beside the zone and those the name is made of. */
const FIRST = 3;

/** A planned entry: its name and what counts of it (计划新增). */
export function PlannedEntry(props: {
  readonly kind: KindDefinition;
  readonly view: KindView | null;
  readonly onTry: TrySupposition;
}): ReactNode {
  const { kind, view } = props;
  const columns = useQuery("enterprises/columns", { kind: kind.id });
  const start = startOf(view);
  const [name, setName] = useState("");
  const [values, setValues] = useState<Readonly<Record<string, string>>>(start);
  const [period, setPeriod] = useState<string | null>(null);
  const [more, setMore] = useState<readonly string[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const fields = (columns.value?.fields ?? []).filter(
    ({ id, kind: sort }) => id !== kind.nameField && sort !== "identity",
  );
  const main = mainFields(fields, kind);
  const shown = fields.filter(({ id }) => main.includes(id) || more.includes(id));
  const hasFigures = shown.some(({ kind: sort }) => sort === "observation");
  const add = async (): Promise<void> => {
    const filled = Object.fromEntries(
      Object.entries(values).flatMap(([id, text]) => (text.trim() === "" ? [] : [[id, text.trim()] as const])),
    );
    const words = Object.values(filled).join("、");
    const called = name.trim();
    const failure = await props.onTry({
      supposition: { type: "add", kind: kind.id, name: called, values: filled, period: hasFigures ? period : null },
      sentence:
        called === "" ? whatIfText.describeAdd(kind.label, words) : whatIfText.describeNamed(kind.label, called, words),
    });
    setRefusal(failure);
    if (failure !== null) return;
    setName("");
    setValues(start);
  };
  return (
    <>
      {kind.nameFrom === null ? (
        <Input
          aria-label={whatIfText.name}
          placeholder={whatIfText.name}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.target.value)}
        />
      ) : null}
      {shown.map((field) => (
        <div key={field.id} className="supposed-field">
          <span className="secondary">{fieldHeading(field)}</span>
          <ValueInput
            field={field}
            label={field.label}
            value={values[field.id] ?? ""}
            onValue={(text) => setValues({ ...values, [field.id]: text })}
          />
        </div>
      ))}
      <Select<string>
        aria-label={whatIfText.values}
        placeholder={whatIfText.values}
        value={null}
        onChange={(id) => setMore([...more, id])}
        showSearch={{ optionFilterProp: "label" }}
        options={fields
          .filter((field) => !shown.includes(field))
          .map((field) => ({ value: field.id, label: fieldHeading(field) }))}
      />
      {hasFigures ? <PeriodSelect periods={columns.value?.periods ?? []} period={period} onPeriod={setPeriod} /> : null}
      {refusal === null ? null : <p className="refusal">{refusal}</p>}
      <Button
        type="primary"
        disabled={(kind.nameFrom === null && name.trim() === "") || (hasFigures && period === null)}
        onClick={() => void add()}
      >
        {whatIfText.addNow}
      </Button>
    </>
  );
}

/** Chooses the period of a supposed figure. */
export function PeriodSelect(props: {
  readonly periods: readonly string[];
  readonly period: string | null;
  readonly onPeriod: (period: string | null) => void;
}): ReactNode {
  return (
    <Select<string>
      aria-label={whatIfText.period}
      placeholder={whatIfText.period}
      allowClear
      value={props.period}
      onChange={(period: string | undefined) => props.onPeriod(period ?? null)}
      options={[...props.periods]
        .sort()
        .reverse()
        .map((period) => ({ value: period, label: periodWords(period) }))}
    />
  );
}

function mainFields(fields: readonly Field[], { nameFrom }: KindDefinition): readonly string[] {
  const first = fields.slice(0, FIRST).map(({ id }) => id);
  const zone = fields.find(({ linksTo }) => linksTo?.includes("zone") === true);
  return [...(nameFrom ?? []), ...first, ...(zone === undefined ? [] : [zone.id])];
}

/** In 众创空间 a planned carrier is a 众创空间. */
function startOf(view: KindView | null): Readonly<Record<string, string>> {
  const [only, ...others] = view?.values ?? [];
  return view === null || only === undefined || others.length > 0 ? {} : { [view.field]: only };
}
