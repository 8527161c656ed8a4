import { Button, Input, Segmented, Select } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import type { Supposition } from "#contract/what-if";
import type { KindDefinition } from "#domain/register/kind";
import { useQuery } from "../../api/use-query";
import { fieldHeading, periodWords } from "../../text/format-value";
import { whatIfText } from "../../text/what-if";
import type { Supposed } from "./what-if";

type Type = Supposition["type"];

/** Puts one supposition together: a changed value, a planned entry, or one taken away. */
export function AddSupposition(props: { readonly onAdd: (supposed: Supposed) => void }): ReactNode {
  const [type, setType] = useState<Type>("add");
  const [kindId, setKindId] = useState("carrier");
  const kinds = useQuery("registers/kinds", { asOf: null });
  const kind = kinds.value?.find(({ id }) => id === kindId) ?? null;
  return (
    <div className="add-supposition">
      <Segmented<Type>
        block
        value={type}
        onChange={setType}
        options={(["add", "change", "remove"] as const).map((one) => ({ value: one, label: whatIfText.types[one] }))}
      />
      <Select<string>
        aria-label={whatIfText.kind}
        value={kindId}
        onChange={setKindId}
        showSearch={{ optionFilterProp: "label" }}
        options={(kinds.value ?? []).map(({ id, label }) => ({ value: id, label }))}
      />
      {kind === null ? null : type === "add" ? (
        <PlannedEntry key={kind.id} kind={kind} onAdd={props.onAdd} />
      ) : (
        <KnownEntry key={`${kind.id} ${type}`} kind={kind} type={type} onAdd={props.onAdd} />
      )}
    </div>
  );
}

function PlannedEntry(props: {
  readonly kind: KindDefinition;
  readonly onAdd: (supposed: Supposed) => void;
}): ReactNode {
  const { kind } = props;
  const columns = useQuery("enterprises/columns", { kind: kind.id });
  const [name, setName] = useState("");
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [period, setPeriod] = useState<string | null>(null);
  const fields = (columns.value?.fields ?? []).filter(
    ({ id, kind: sort }) => id !== kind.nameField && sort !== "identity",
  );
  const [shown, setShown] = useState<readonly string[] | null>(null);
  const main = shown ?? fields.slice(0, 4).map(({ id }) => id);
  const add = (): void => {
    const filled = Object.fromEntries(Object.entries(values).filter(([, text]) => text.trim() !== ""));
    const words = Object.values(filled).join("、");
    props.onAdd({
      supposition: { type: "add", kind: kind.id, name: name.trim(), values: filled, period },
      sentence: whatIfText.describeAdd(
        kind.label,
        name.trim() === "" ? words : `${name.trim()}${words === "" ? "" : `（${words}）`}`,
      ),
    });
    setName("");
    setValues({});
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
      {fields
        .filter(({ id }) => main.includes(id))
        .map((field) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the control stands inside the label
          <label key={field.id}>
            <span className="secondary">{fieldHeading(field)}</span>
            {field.type === "choice" ? (
              <Select<string>
                allowClear
                value={values[field.id] ?? null}
                options={field.choices.map(({ value }) => ({ value, label: value }))}
                onChange={(text: string | undefined) => setValues({ ...values, [field.id]: text ?? "" })}
              />
            ) : (
              <Input
                value={values[field.id] ?? ""}
                maxLength={400}
                onChange={(event) => setValues({ ...values, [field.id]: event.target.value })}
              />
            )}
          </label>
        ))}
      <Select<string[]>
        mode="multiple"
        aria-label={whatIfText.values}
        maxTagCount={0}
        maxTagPlaceholder={whatIfText.values}
        value={[...main]}
        onChange={setShown}
        showSearch={{ optionFilterProp: "label" }}
        options={fields.map((field) => ({ value: field.id, label: field.label }))}
      />
      <PeriodSelect periods={columns.value?.periods ?? []} period={period} onPeriod={setPeriod} />
      <Button disabled={kind.nameFrom === null && name.trim() === ""} onClick={add}>
        {whatIfText.addNow}
      </Button>
    </>
  );
}

function KnownEntry(props: {
  readonly kind: KindDefinition;
  readonly type: "change" | "remove";
  readonly onAdd: (supposed: Supposed) => void;
}): ReactNode {
  const { kind, type } = props;
  const columns = useQuery("enterprises/columns", { kind: kind.id });
  const [entry, setEntry] = useState<{ readonly id: number; readonly name: string } | null>(null);
  const [field, setField] = useState<string | null>(null);
  const [period, setPeriod] = useState<string | null>(null);
  const [text, setText] = useState("");
  const fields = (columns.value?.fields ?? []).filter(({ id }) => id !== kind.nameField);
  const chosen = fields.find(({ id }) => id === field) ?? null;
  const timed = chosen?.kind === "observation";
  const ready = entry !== null && (type === "remove" || (chosen !== null && (!timed || period !== null)));
  const add = (): void => {
    if (entry === null) return;
    if (type === "remove") {
      props.onAdd({
        supposition: { type: "remove", entry: entry.id },
        sentence: whatIfText.describeRemove(entry.name),
      });
    } else if (chosen !== null) {
      const at = timed ? period : null;
      props.onAdd({
        supposition: { type: "change", entry: entry.id, field: chosen.id, period: at, text },
        sentence: whatIfText.describeChange(
          entry.name,
          fieldHeading(chosen),
          at === null ? "" : `（${periodWords(at)}）`,
          text,
        ),
      });
    }
    setText("");
  };
  return (
    <>
      <EntrySelect kind={kind.id} entry={entry} onEntry={setEntry} />
      {type === "remove" ? null : (
        <>
          <Select<string>
            aria-label={whatIfText.field}
            placeholder={whatIfText.field}
            value={field}
            showSearch={{ optionFilterProp: "label" }}
            onChange={setField}
            options={fields.map((one) => ({ value: one.id, label: fieldHeading(one) }))}
          />
          {timed ? <PeriodSelect periods={columns.value?.periods ?? []} period={period} onPeriod={setPeriod} /> : null}
          <Input
            aria-label={whatIfText.value}
            placeholder={whatIfText.value}
            value={text}
            maxLength={400}
            onChange={(event) => setText(event.target.value)}
          />
        </>
      )}
      <Button disabled={!ready} onClick={add}>
        {whatIfText.addNow}
      </Button>
    </>
  );
}

function PeriodSelect(props: {
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
      options={props.periods.map((period) => ({ value: period, label: periodWords(period) }))}
    />
  );
}

function EntrySelect(props: {
  readonly kind: string;
  readonly entry: { readonly id: number; readonly name: string } | null;
  readonly onEntry: (entry: { readonly id: number; readonly name: string } | null) => void;
}): ReactNode {
  const [typed, setTyped] = useState("");
  const [search, setSearch] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), 200);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useQuery(
    "enterprises/list",
    { kind: props.kind, search, filters: [], sort: [], columns: [], offset: 0, limit: 50 },
    { keepPrevious: true },
  );
  const rows = found.value?.rows ?? [];
  return (
    <Select<number>
      aria-label={whatIfText.entry}
      placeholder={whatIfText.entry}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={props.entry?.id ?? null}
      onChange={(id) => {
        const row = rows.find((one) => one.id === id);
        props.onEntry(row === undefined ? null : { id: row.id, name: row.name });
      }}
      options={rows.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
