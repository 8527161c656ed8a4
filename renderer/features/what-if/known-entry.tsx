import { Button, Select } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import type { KindDefinition, KindView } from "#domain/register/kind";
import { useQuery } from "../../api/use-query";
import { fieldHeading, periodWords } from "../../text/format-value";
import { whatIfText } from "../../text/what-if";
import type { TrySupposition } from "./add-supposition";
import { PeriodSelect } from "./planned-entry";
import { ValueInput } from "./value-input";

interface Entry {
  readonly id: number;
  readonly name: string;
}

/** An entry of the book, changed in one value or taken away. */
export function KnownEntry(props: {
  readonly kind: KindDefinition;
  readonly view: KindView | null;
  readonly type: "change" | "remove";
  readonly onTry: TrySupposition;
}): ReactNode {
  const { kind, view, type } = props;
  const columns = useQuery("enterprises/columns", { kind: kind.id });
  const [entry, setEntry] = useState<Entry | null>(null);
  const [fieldId, setField] = useState<string | null>(null);
  const [period, setPeriod] = useState<string | null>(null);
  const [text, setText] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const fields = (columns.value?.fields ?? []).filter(({ id }) => id !== kind.nameField);
  const field = fields.find(({ id }) => id === fieldId) ?? null;
  const isTimed = field?.kind === "observation";
  const isReady = entry !== null && (type === "remove" || (field !== null && (!isTimed || period !== null)));
  const add = async (): Promise<void> => {
    if (entry === null) return;
    const at = isTimed ? period : null;
    const failure = await props.onTry(
      type === "remove" || field === null
        ? { supposition: { type: "remove", entry: entry.id }, sentence: whatIfText.describeRemove(entry.name) }
        : {
            supposition: { type: "change", entry: entry.id, field: field.id, period: at, text },
            sentence: whatIfText.describeChange(
              entry.name,
              fieldHeading(field),
              at === null ? "" : `（${periodWords(at)}）`,
              text,
            ),
          },
    );
    setRefusal(failure);
    if (failure === null) setText("");
  };
  return (
    <>
      <EntrySelect kind={kind} view={view} entry={entry} onEntry={setEntry} />
      {type === "remove" ? null : (
        <>
          <Select<string>
            aria-label={whatIfText.field}
            placeholder={whatIfText.field}
            value={fieldId}
            showSearch={{ optionFilterProp: "label" }}
            onChange={(id) => {
              setField(id);
              setText("");
            }}
            options={fields.map((one) => ({ value: one.id, label: fieldHeading(one) }))}
          />
          {isTimed ? (
            <PeriodSelect periods={columns.value?.periods ?? []} period={period} onPeriod={setPeriod} />
          ) : null}
          {field === null ? null : (
            <div className="supposed-field">
              <span className="secondary">{whatIfText.value}</span>
              <ValueInput field={field} label={whatIfText.value} value={text} onValue={setText} />
            </div>
          )}
        </>
      )}
      {refusal === null ? null : <p className="refusal">{refusal}</p>}
      <Button type="primary" disabled={!isReady} onClick={() => void add()}>
        {whatIfText.addNow}
      </Button>
    </>
  );
}

function EntrySelect(props: {
  readonly kind: KindDefinition;
  readonly view: KindView | null;
  readonly entry: Entry | null;
  readonly onEntry: (entry: Entry | null) => void;
}): ReactNode {
  const { kind, view, entry } = props;
  const [typed, setTyped] = useState("");
  const [search, setSearch] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), 200);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useQuery(
    "enterprises/list",
    {
      kind: kind.id,
      search,
      filters: view === null ? [] : [{ key: view.field, test: "oneOf", text: "", values: view.values }],
      sort: [],
      columns: [],
      offset: 0,
      limit: 50,
    },
    { keepPrevious: true },
  );
  const rows = found.value?.rows ?? [];
  const shown = entry === null || rows.some(({ id }) => id === entry.id) ? rows : [entry, ...rows];
  return (
    <Select<number>
      aria-label={whatIfText.entry}
      placeholder={whatIfText.entry}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={entry?.id ?? null}
      onChange={(id) => {
        const row = shown.find((one) => one.id === id);
        props.onEntry(row === undefined ? null : { id: row.id, name: row.name });
      }}
      options={shown.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
