import { Segmented, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { Supposition } from "#contract/what-if";
import { useQuery } from "../../api/use-query";
import { whatIfText } from "../../text/what-if";
import type { Supposed } from "./held-suppositions";
import { KnownEntry } from "./known-entry";
import { PlannedEntry } from "./planned-entry";

/** Tries a supposition; answers why it cannot be, or null when it was taken. */
export type TrySupposition = (supposed: Supposed) => Promise<string | null>;

/** Puts one supposition together: a planned entry, a changed value, or one taken away. */
export function AddSupposition(props: { readonly onTry: TrySupposition }): ReactNode {
  const [type, setType] = useState<Supposition["type"]>("add");
  const [chosen, setChosen] = useState("carrier|众创空间");
  const kinds = useQuery("registers/kinds", { asOf: null });
  const lists = (kinds.value ?? []).flatMap((kind) => [
    { key: kind.id, label: kind.label, kind, view: null },
    ...kind.views.map((view) => ({ key: `${kind.id}|${view.label}`, label: view.label, kind, view })),
  ]);
  const list = lists.find(({ key }) => key === chosen) ?? lists[0];
  return (
    <div className="add-supposition">
      <Segmented<Supposition["type"]>
        block
        value={type}
        onChange={setType}
        options={(["add", "change", "remove"] as const).map((one) => ({ value: one, label: whatIfText.types[one] }))}
      />
      <Select<string>
        aria-label={whatIfText.kind}
        value={list?.key ?? null}
        onChange={setChosen}
        showSearch={{ optionFilterProp: "label" }}
        options={lists.map(({ key, label }) => ({ value: key, label }))}
      />
      {list === undefined ? null : type === "add" ? (
        <PlannedEntry key={list.key} kind={list.kind} view={list.view} onTry={props.onTry} />
      ) : (
        <KnownEntry key={`${list.key} ${type}`} kind={list.kind} view={list.view} type={type} onTry={props.onTry} />
      )}
    </div>
  );
}
