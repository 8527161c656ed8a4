import { Segmented, Select } from "antd";
import { type ReactNode, useEffect, useRef } from "react";
import type { BoundSource, SourcePeriod } from "#domain/reporting/form-binding";
import { isLearntBinding } from "#domain/reporting/learn-binding";
import { rangeHolds } from "../../ui/sheet-view/sheet-rectangle";
import { groupFieldChoices, unitChoices } from "../../text/field-choices";
import { type FormPlace, placeSureness, settingWords, sourceWords } from "./form-places";
import { useFields, useReport } from "./use-report";

const surenessWords = { sure: "认准了", doubtful: "请看一眼", none: "不填", fixed: "" } as const;

/** One place of the form: what is printed there, what goes there; opened, it can be changed. */
export function PlaceLine({ place }: { readonly place: FormPlace }): ReactNode {
  const { state, session } = useReport();
  const fields = useFields();
  const { selected } = state;
  const on = state.sheet === place.sheet && selected !== null && rangeHolds(place.range, selected.row, selected.column);
  const line = useRef<HTMLDivElement | null>(null);
  useEffect(() => {
    if (on) line.current?.scrollIntoView?.({ block: "nearest" });
  }, [on]);
  const sureness = placeSureness(place);
  const learnt = state.learnt?.changed.includes(place.id) === true && isLearntBinding(place.binding);
  return (
    <div className="list-line" data-on={on} ref={line}>
      <button
        type="button"
        className="line-button"
        aria-expanded={on}
        onClick={() =>
          session.look({ sheet: place.sheet, selected: { row: place.range.firstRow, column: place.range.firstColumn } })
        }
      >
        <span className="line-row">
          <span className="cell-tag">{place.where}</span>
          <span className="grow" title={place.label}>
            {place.label === "" ? "（没有写名目）" : place.label}
          </span>
          <span className="word-tag" data-tone={sureness}>
            {surenessWords[sureness]}
          </span>
        </span>
        {!on && place.binding.source !== null && (
          <span className="line-note place-target">
            ← {sourceWords(place.binding.source, fields.byId)}
            {state.sheet === place.sheet ? "" : ` · 在「${place.sheet.trim()}」`}
            {learnt ? ` · ${place.binding.reason}` : ""}
          </span>
        )}
      </button>
      {on && <PlaceEditor place={place} />}
    </div>
  );
}

function PlaceEditor({ place }: { readonly place: FormPlace }): ReactNode {
  const { session } = useReport();
  const fields = useFields();
  const { source } = place.binding;
  const bind = (next: BoundSource | null): void => {
    const { target } = place;
    void session.bind(target.kind === "column" ? { target, source: next } : { target, source: next });
  };
  const field = source?.kind === "field" ? fields.byId.get(source.field) : undefined;
  const units = unitChoices(field);
  return (
    <div className="place-editor">
      <Select<string>
        aria-label={`${place.where} 填什么`}
        showSearch={{ optionFilterProp: "search" }}
        value={sourceKey(source)}
        popupMatchSelectWidth={280}
        options={[
          { value: "none", label: "不填，留空", search: "不填 留空" },
          {
            label: "账本设置",
            options: Object.entries(settingWords).map(([key, label]) => ({
              value: `setting ${key}`,
              label,
              search: label,
            })),
          },
          ...groupFieldChoices(fields.list).map((group) => ({
            label: group.label,
            options: group.options.map((option) => ({ ...option, value: `field ${option.value}` })),
          })),
        ]}
        onChange={(key) => bind(readSource(key, place, fields.byId))}
      />
      {source?.kind === "field" && (
        <div className="line-row">
          {units.length > 1 && (
            <Select
              aria-label={`${place.where} 的单位`}
              style={{ width: 104 }}
              value={source.unit}
              placeholder="单位"
              options={units.map((unit) => ({ value: unit, label: unit }))}
              onChange={(unit) => bind({ ...source, unit })}
            />
          )}
          {source.period !== null && (
            <Segmented<SourcePeriod>
              value={source.period}
              options={[
                { value: "report", label: "本期" },
                { value: "previous", label: "上年" },
                { value: "growth", label: "同比" },
              ]}
              onChange={(period) => bind({ ...source, period })}
            />
          )}
        </div>
      )}
      <p className="panel-hint">{place.binding.reason}</p>
      {place.allowed.length > 0 && (
        <p className="panel-hint">这里有下拉，只收：{place.allowed.slice(0, 8).join("、")}</p>
      )}
    </div>
  );
}

function sourceKey(source: BoundSource | null): string {
  if (source === null) return "none";
  if (source.kind === "sequence") return "sequence";
  if (source.kind === "setting") return `setting ${source.setting}`;
  return source.kind === "field" ? `field ${source.field}` : source.kind;
}

function readSource(key: string, place: FormPlace, fields: Parameters<typeof sourceWords>[1]): BoundSource | null {
  const [kind, name = ""] = key.split(" ");
  if (kind === "setting") {
    const setting = settingNames.find((one) => one === name);
    return setting === undefined ? null : { kind: "setting", setting };
  }
  const field = kind === "field" ? fields.get(name) : undefined;
  if (field === undefined) return null;
  const unit = unitChoices(field).find((one) => one === place.unit) ?? field.shownUnit;
  return { kind: "field", field: field.id, unit, period: field.kind === "observation" ? "report" : null };
}

const settingNames = [
  "reportingUnit",
  "zoneName",
  "unitHead",
  "statisticsHead",
  "preparedBy",
  "phone",
  "reportDate",
  "period",
] as const;
