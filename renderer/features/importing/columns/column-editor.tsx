import { Button, Segmented, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { ColumnCorrection } from "#contract/importing";
import type { Field } from "#domain/catalogue/field";
import type { ColumnMapping } from "#domain/importing/recognised-table";
import { groupFieldChoices, unitChoices } from "../../../text/field-choices";
import { PeriodPicker } from "../../../ui/period-picker";
import { carrierWords, headingWords, surenessOf } from "../table-overlay";
import { fieldsOf, useFields, useImport, useKinds } from "../use-import";
import type { ColumnProps } from "./column-line";
import { NewFieldWindow } from "./new-field-window";
import { ValueMapEditor } from "./value-map-editor";

/** What a person may say about a column: its field, unit, period, what a blank means, and how its codes read. */
export function ColumnEditor(props: ColumnProps): ReactNode {
  const { file, sheet, table, column, samples } = props;
  const { session } = useImport();
  const fields = useFields();
  const choosable = fieldsOf(table.subject, useKinds(), fields);
  const field = fields.byId.get(column.fields[0] ?? "");
  const change = (part: Partial<ColumnCorrection>): void =>
    void session.correct(file.token, {
      sheet,
      table: table.index,
      columns: { [column.letter]: { fields: column.fields, unit: column.unit, ...part } },
    });
  return (
    <>
      <FieldChoice column={column} fields={choosable} field={field} onChange={change} />
      <p className="panel-hint">{column.reason}</p>
      {surenessOf(column) === "doubtful" && (
        <Button size="small" type="primary" onClick={() => change({})}>
          对，就是它
        </Button>
      )}
      {column.fields.length === 0 && (
        <NewFieldButton
          heading={headingWords(column)}
          samples={samples}
          onMade={(made) => change({ fields: [made.id], unit: keptUnit(column, [made.id], made) })}
        />
      )}
      {field?.kind === "observation" && <PeriodRule column={column} onChange={change} />}
      {column.fields.length > 0 && field?.kind !== "identity" && <BlankRule column={column} onChange={change} />}
      {field !== undefined && (field.type === "boolean" || field.type === "choice") && (
        <ValueMapEditor
          field={field}
          samples={samples ?? []}
          valueMap={column.valueMap}
          onChange={(valueMap) => change({ valueMap })}
        />
      )}
    </>
  );
}

type OnChange = (part: Partial<ColumnCorrection>) => void;

function FieldChoice(props: {
  readonly column: ColumnMapping;
  readonly fields: readonly Field[];
  readonly field: Field | undefined;
  readonly onChange: OnChange;
}): ReactNode {
  const { column, fields, onChange } = props;
  const units = unitChoices(props.field);
  // Closed by a choice: in an open list the Tab that leaves the field would choose the next line too.
  const [open, setOpen] = useState(false);
  return (
    <div className="column-editor" data-unit={units.length > 0}>
      <Select<string[]>
        mode="multiple"
        maxCount={2}
        aria-label={`${column.letter} 列是什么`}
        placeholder="不导入（原文照样留底）"
        showSearch={{ optionFilterProp: "search" }}
        value={[...column.fields]}
        options={groupFieldChoices(fields).map((group) => ({ ...group, options: [...group.options] }))}
        labelRender={({ label }) => label ?? carrierWords(column)}
        popupMatchSelectWidth={280}
        open={open}
        onOpenChange={setOpen}
        onChange={(chosen) => {
          setOpen(false);
          const first = fields.find((one) => one.id === chosen[0]);
          onChange({ fields: chosen, unit: keptUnit(column, chosen, first), valueMap: null });
        }}
      />
      {units.length > 0 && (
        <Select<string>
          aria-label={`${column.letter} 列的单位`}
          placeholder="单位"
          status={column.unit === null ? "warning" : ""}
          value={column.unit}
          options={units.map((unit) => ({ value: unit, label: unit }))}
          onChange={(unit) => onChange({ unit })}
        />
      )}
    </div>
  );
}

function NewFieldButton(props: {
  readonly heading: string;
  readonly samples: readonly string[] | null;
  readonly onMade: (field: Field) => void;
}): ReactNode {
  const { samples, ...field } = props;
  const [open, setOpen] = useState(false);
  // The first draft of a field rests on what is written in the column: nothing is guessed before that is read.
  return (
    <>
      <Button size="small" disabled={samples === null} onClick={() => setOpen(true)}>
        新建字段
      </Button>
      {open && samples !== null && <NewFieldWindow {...field} samples={samples} onClose={() => setOpen(false)} />}
    </>
  );
}

// Figures of the year before stand beside this year's in many tables.
function PeriodRule({ column, onChange }: { readonly column: ColumnMapping; readonly onChange: OnChange }): ReactNode {
  const own = column.period ?? null;
  const [other, setOther] = useState(own !== null);
  return (
    <div className="panel-field column-rule">
      <span className="panel-label">时期</span>
      <div className="rule-choice">
        <Segmented<"table" | "own">
          size="small"
          value={other ? "own" : "table"}
          options={[
            { value: "table", label: "本表" },
            { value: "own", label: "其他期" },
          ]}
          onChange={(chosen) => {
            setOther(chosen === "own");
            if (chosen === "table" && own !== null) onChange({ period: null });
          }}
        />
        {other && (
          <PeriodPicker
            id={`column-period-${column.letter}`}
            value={own}
            thisYear={new Date().getFullYear()}
            placeholder="哪一期"
            attention
            onChange={(period) => onChange({ period })}
          />
        )}
      </div>
    </div>
  );
}

function BlankRule({ column, onChange }: { readonly column: ColumnMapping; readonly onChange: OnChange }): ReactNode {
  const blank = column.blank ?? "keep";
  return (
    <>
      <div className="panel-field column-rule">
        <span className="panel-label">空白格</span>
        <Segmented<"keep" | "clear">
          size="small"
          value={blank}
          options={[
            { value: "keep", label: "空白=保留" },
            { value: "clear", label: "空白=清除" },
          ]}
          onChange={(chosen) => onChange({ blank: chosen })}
        />
      </div>
      {blank === "clear" && (
        <p className="clear-warning" role="alert">
          这一列空着的格子会把账本里原有的值清掉。核对时标“清空”，可以逐格不要。
        </p>
      )}
    </>
  );
}

// The unit stays when the new field is measured alike; otherwise the person is asked.
function keptUnit(column: ColumnMapping, chosen: readonly string[], field: Field | undefined): string | null {
  const units = unitChoices(field);
  if (chosen.length === 0 || units.length === 0) return null;
  if (column.unit !== null && units.includes(column.unit)) return column.unit;
  if (field?.shownUnit != null && field.id.startsWith("custom")) return field.shownUnit;
  return units.length === 1 ? (units[0] ?? null) : null;
}
