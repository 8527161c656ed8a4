import { Button, Input, Segmented, Select, Switch } from "antd";
import { type ReactNode, useState } from "react";
import type { OpenForm } from "#contract/reporting";
import type { Binding, BoundSource, EmptyWord, SourcePeriod } from "#domain/reporting/form-binding";
import { allUnits, groupFieldChoices, unitChoices } from "../../text/field-choices";
import { pinyinInitials } from "../../text/pinyin-initials";
import { reportingText } from "../../text/reporting";
import { FormulaSource } from "./formula-source";
import { type PlaceTarget, placeSureness } from "./form-places";
import { PlaceWriting } from "./place-writing";
import { fieldSource, indicatorSource, settingNames } from "./palette-items";
import { indicatorFormula } from "./source-words";
import { useFields, useIndicators, useReport } from "./use-report";

/** What is edited: a place of the form, or a free cell that may become one. */
export interface EditedPlace {
  readonly where: string;
  readonly targets: readonly PlaceTarget[];
  readonly kind: string | null;
  readonly unit: Parameters<typeof fieldSource>[1];
  readonly allowed: readonly string[];
  readonly ticks: readonly string[];
  readonly binding: Binding | null;
}

/** What goes into a place and how it is written (取数对应): the source, its unit and period, what nothing prints as, rounding. */
export function PlaceEditor(props: { readonly form: OpenForm; readonly place: EditedPlace }): ReactNode {
  const { place } = props;
  const { state, session } = useReport();
  const source = place.binding?.source ?? null;
  const bind = (next: BoundSource | null): void => void session.bind(place.targets, { source: next });
  return (
    <div className="place-editor">
      <SourceSelect place={place} onSource={bind} />
      {state.draft === "formula" || (state.draft === null && isOwnFormula(source)) ? (
        <FormulaSource place={place} onSource={bind} />
      ) : state.draft === "constant" || (state.draft === null && source?.kind === "constant") ? (
        <ConstantSource key={place.where} place={place} onSource={bind} />
      ) : (
        <UnitAndPeriod place={place} onSource={bind} />
      )}
      {source !== null && <Printing place={place} source={source} />}
      {place.binding !== null && placeSureness({ binding: place.binding }) === "doubtful" && (
        <Button size="small" type="primary" ghost className="place-confirm" onClick={() => bind(source)}>
          {reportingText.confirmPlace}
        </Button>
      )}
      {place.binding !== null && place.binding.reason !== "" && <p className="panel-hint">{place.binding.reason}</p>}
      {place.allowed.length > 0 && <p className="panel-hint">{reportingText.allowed(place.allowed)}</p>}
      {place.ticks.length > 0 && <p className="panel-hint">{reportingText.ticks(place.ticks)}</p>}
    </div>
  );
}

function SourceSelect(props: {
  readonly place: EditedPlace;
  readonly onSource: (source: BoundSource | null) => void;
}): ReactNode {
  const { place, onSource } = props;
  const { state, session } = useReport();
  const fields = useFields(place.kind);
  const [asked, setAsked] = useState(false);
  const source = place.binding?.source ?? null;
  const indicators = useIndicators(asked || source?.kind === "formula") ?? [];
  const own = [
    { value: "none", label: "不填，留空" },
    { value: "sequence", label: reportingText.countUp },
    { value: "formula", label: reportingText.ownFormula },
    { value: "constant", label: reportingText.ownText },
  ].map((option) => ({ ...option, search: `${option.label} ${pinyinInitials(option.label)}` }));
  return (
    <Select<string>
      aria-label={reportingText.whatToFill(place.where)}
      showSearch={{ optionFilterProp: "search" }}
      value={state.draft ?? (place.binding === null ? null : sourceKey(source))}
      placeholder="选一个字段、指标，或写公式"
      popupMatchSelectWidth={280}
      onOpenChange={() => setAsked(true)}
      options={[
        { label: "其他", options: own },
        {
          label: reportingText.groups.settings,
          options: settingNames.map((setting) => {
            const label = reportingText.settings[setting];
            return { value: `setting ${setting}`, label, search: `${label} ${pinyinInitials(label)}` };
          }),
        },
        ...groupFieldChoices(fields.list).map((group) => ({
          label: group.label,
          options: group.options.map((option) => ({ ...option, value: `field ${option.value}` })),
        })),
        {
          label: reportingText.indicatorNote,
          options: indicators.map(({ pack, definition }) => ({
            value: `indicator ${indicatorFormula(pack, definition.code)}`,
            label: definition.name,
            search: `${definition.name} ${definition.code}`,
          })),
        },
      ]}
      onChange={(key) => {
        if (key === "formula" || key === "constant") return session.look({ draft: key });
        onSource(readKey(key));
      }}
    />
  );

  function readKey(key: string): BoundSource | null {
    if (key === "sequence") return { kind: "sequence" };
    const setting = settingNames.find((one) => key === `setting ${one}`);
    if (setting !== undefined) return { kind: "setting", setting };
    const field = fields.list.find((one) => key === `field ${one.id}`);
    if (field !== undefined) return fieldSource(field, place.unit);
    const indicator = indicators.find(
      ({ pack, definition }) => key === `indicator ${indicatorFormula(pack, definition.code)}`,
    );
    return indicator === undefined ? null : indicatorSource(indicator.pack, indicator.definition);
  }
}

function UnitAndPeriod(props: {
  readonly place: EditedPlace;
  readonly onSource: (source: BoundSource | null) => void;
}): ReactNode {
  const { place, onSource } = props;
  const source = place.binding?.source ?? null;
  const fields = useFields(place.kind);
  if (source?.kind !== "field" && source?.kind !== "formula") return null;
  const units = source.kind === "field" ? unitChoices(fields.byId.get(source.field)) : allUnits;
  return (
    <div className="line-row">
      {units.length > 1 && (
        <Select
          aria-label={reportingText.unitOf(place.where)}
          style={{ width: 104 }}
          value={source.unit}
          placeholder="单位"
          options={units.map((unit) => ({ value: unit, label: unit }))}
          onChange={(unit) => onSource({ ...source, unit })}
        />
      )}
      {source.period !== null && (
        <Segmented<SourcePeriod>
          value={source.period}
          options={(["report", "previous", "growth"] as const).map((value) => ({
            value,
            label: reportingText.periods[value],
          }))}
          onChange={(period) => onSource({ ...source, period })}
        />
      )}
    </div>
  );
}

function ConstantSource(props: {
  readonly place: EditedPlace;
  readonly onSource: (source: BoundSource | null) => void;
}): ReactNode {
  const { place, onSource } = props;
  const known = place.binding?.source?.kind === "constant" ? place.binding.source.text : "";
  const [text, setText] = useState(known);
  const use = (): void => {
    if (text.trim() !== "" && text !== known) onSource({ kind: "constant", text });
  };
  return (
    <Input.Search
      aria-label={reportingText.textField(place.where)}
      value={text}
      maxLength={2000}
      enterButton={reportingText.useText}
      onChange={(event) => setText(event.target.value)}
      onSearch={use}
    />
  );
}

const emptyWords: readonly EmptyWord[] = ["0", "—", "/", "无"];

function Printing({ place, source }: { readonly place: EditedPlace; readonly source: BoundSource }): ReactNode {
  const { session } = useReport();
  const fields = useFields(place.kind);
  const field = source.kind === "field" ? fields.byId.get(source.field) : undefined;
  const numeric = source.kind === "formula" || field?.type === "decimal" || field?.type === "integer";
  const inList = place.targets.some((target) => target.kind === "column");
  if (source.kind === "constant" || source.kind === "sequence") return null;
  return (
    <>
      <div className="panel-field place-printing">
        <span className="panel-label">{reportingText.emptyLabel}</span>
        <Segmented<string>
          size="small"
          aria-label={reportingText.emptyLabel}
          value={place.binding?.empty ?? ""}
          options={[
            { value: "", label: reportingText.empty(null) },
            ...emptyWords.map((word) => ({ value: word, label: word })),
          ]}
          onChange={(word) =>
            void session.bind(place.targets, { source, empty: emptyWords.find((one) => one === word) ?? null })
          }
        />
      </div>
      <PlaceWriting place={place} source={source} field={field} />
      {numeric && inList && (
        <div className="place-switch" title={reportingText.addsUpHint}>
          <Switch
            size="small"
            aria-label={reportingText.addsUp}
            checked={place.binding?.addsUp === true}
            onChange={(addsUp) => void session.bind(place.targets, { source, addsUp })}
          />
          {reportingText.addsUp}
        </div>
      )}
    </>
  );
}

function sourceKey(source: BoundSource | null): string {
  if (source === null) return "none";
  if (source.kind === "setting") return `setting ${source.setting}`;
  if (source.kind === "field") return `field ${source.field}`;
  if (source.kind !== "formula") return source.kind;
  return isOwnFormula(source) ? "formula" : `indicator ${source.formula.trim()}`;
}

/** A formula that is more than an indicator as it is. */
function isOwnFormula(source: BoundSource | null): boolean {
  return source?.kind === "formula" && !/^指标\("[^"]*"\)$/u.test(source.formula.trim());
}
