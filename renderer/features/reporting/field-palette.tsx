import { SearchOutlined } from "@ant-design/icons";
import { Input, type InputRef } from "antd";
import { type KeyboardEvent, type ReactNode, type RefObject, useDeferredValue, useMemo, useState } from "react";
import type { OpenForm } from "#contract/reporting";
import { reportingText } from "../../text/reporting";
import { useNotice } from "../../ui/notice";
import { formPlaces, placeAt } from "./form-places";
import { type Landing, landingAt } from "./landing";
import { type PaletteGroup, type PaletteItem, paletteItems, searchItems } from "./palette-items";
import { sourceWords } from "./source-words";
import { useFields, useIndicators, useNames, useReport } from "./use-report";

/** The drag's data type: an item of the palette by its id. */
export const paletteDrag = "application/x-parkbook-field";

/** All there is to be put on the form, for the kind of entries that the selected place is about. */
export function usePalette(form: OpenForm): readonly PaletteItem[] {
  const { state } = useReport();
  const place = placeAt(formPlaces(form.reading), state.sheet ?? "", state.selected);
  const kind = place?.kind ?? form.reading.lists[0]?.kind ?? form.reading.subjectKind ?? null;
  const fields = useFields(kind).list;
  const indicators = useIndicators(state.step === "binding");
  return useMemo(() => paletteItems(fields, indicators ?? []), [fields, indicators]);
}

/** Puts an item where a cell leads: binds the place at once, or opens what must be written first. */
export function usePutting(form: OpenForm): (item: PaletteItem, landing: Landing | null) => void {
  const { session, state } = useReport();
  const tell = useNotice();
  return (item, landing) => {
    if (landing === null) return tell({ kind: "warning", text: reportingText.dropRefused });
    const cell = { row: landing.range.firstRow, column: landing.range.firstColumn };
    const inside = state.selected !== null && landingHolds(landing, state.selected);
    const at = inside ? {} : { selected: cell, selectedText: "" };
    if (item.draft !== null) return session.look({ ...at, draft: item.draft, tab: "places" });
    session.look(at);
    const source = item.source(landing.unit ?? sheetUnit(form));
    void session.bind(landing.targets, { source }).then((changed) => {
      if (!changed && landing.place === null) tell({ kind: "warning", text: reportingText.dropRefused });
    });
  };
}

/** 字段: drag one onto the form; or select a cell and press one. */
export function FieldPalette(props: {
  readonly form: OpenForm;
  readonly search: RefObject<InputRef | null>;
}): ReactNode {
  const { form } = props;
  const { state } = useReport();
  const items = usePalette(form);
  const put = usePutting(form);
  const names = useNames(form.reading);
  const [typed, setTyped] = useState("");
  const wanted = useDeferredValue(typed);
  const found = useMemo(() => searchItems(items, wanted), [items, wanted]);
  const landing =
    state.selected === null ? null : landingAt(form.reading, state.sheet ?? "", state.selected, state.selectedText);
  const use = (item: PaletteItem): void => put(item, landing);
  return (
    <section className="palette" aria-label={reportingText.palette}>
      <div className="palette-head">
        <Input
          ref={props.search}
          size="small"
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          aria-label={reportingText.paletteSearch}
          placeholder={reportingText.paletteSearch}
          value={typed}
          maxLength={60}
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={(event) => {
            const [first] = searchItems(items, typed);
            if (!event.nativeEvent.isComposing && typed.trim() !== "" && first !== undefined) use(first);
          }}
        />
        <p className="panel-hint" role="status">
          {landing === null
            ? reportingText.paletteNoAim
            : `${reportingText.paletteAim(landing.where)}${landing.place === null ? "" : `（现在：${sourceWords(landing.place.binding.source, names)}）`}`}
        </p>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows go from button to button, which hold the roles */}
      <div className="palette-items" onKeyDown={goOn}>
        {groupOrder.map((group) => {
          const members = found.filter((item) => item.group === group);
          return members.length === 0 ? null : (
            <div key={group} className="palette-group">
              <h3>{reportingText.groups[group]}</h3>
              {members.map((item) => (
                <PaletteChip key={item.id} item={item} onUse={() => use(item)} />
              ))}
            </div>
          );
        })}
        {found.length === 0 && <p className="panel-hint">{reportingText.paletteNone}</p>}
      </div>
    </section>
  );
}

function PaletteChip({ item, onUse }: { readonly item: PaletteItem; readonly onUse: () => void }): ReactNode {
  return (
    <button
      type="button"
      className="palette-chip"
      draggable
      title={item.label}
      onDragStart={(event) => {
        event.dataTransfer.setData(paletteDrag, item.id);
        event.dataTransfer.effectAllowed = "copy";
      }}
      onClick={onUse}
    >
      <span className="palette-chip-label">{item.label}</span>
      {item.note !== "" && <span className="palette-chip-note">{item.note}</span>}
    </button>
  );
}

const groupOrder: readonly PaletteGroup[] = ["basic", "figures", "settings", "formula", "constant"];

// ↑ and ↓ go from chip to chip, over the group headings.
function goOn(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const chips = [...event.currentTarget.querySelectorAll<HTMLButtonElement>(".palette-chip")];
  const next = chips[chips.findIndex((chip) => chip.matches(":focus")) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

function landingHolds(landing: Landing, cell: { readonly row: number; readonly column: number }): boolean {
  const { range } = landing;
  return (
    cell.row >= range.firstRow &&
    cell.row <= range.lastRow &&
    cell.column >= range.firstColumn &&
    cell.column <= range.lastColumn
  );
}

// Most forms name one unit for all their money; a free cell takes it over.
function sheetUnit(form: OpenForm): Landing["unit"] {
  const units = new Set(form.reading.lists.flatMap((list) => list.columns.flatMap(({ unit }) => unit ?? [])));
  const [only] = units;
  return units.size === 1 ? (only ?? null) : null;
}
