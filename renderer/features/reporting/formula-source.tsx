import { Button, Input, Segmented, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { UnitId } from "#domain/indicators/unit";
import type { BoundSource, SourcePeriod } from "#domain/reporting/form-binding";
import { useFormulaCheck } from "../../api/use-formula-check";
import { allUnits } from "../../text/field-choices";
import { reportingText } from "../../text/reporting";
import { FormulaWords } from "../../ui/formula-words";
import type { EditedPlace } from "./place-editor";

/** A formula of the clerk's own for a place, read back in words while one types (自己写公式). */
export function FormulaSource(props: {
  readonly place: EditedPlace;
  readonly onSource: (source: BoundSource) => void;
}): ReactNode {
  const { place, onSource } = props;
  const known = place.binding?.source?.kind === "formula" ? place.binding.source : null;
  const [formula, setFormula] = useState(known?.formula ?? "");
  const [unit, setUnit] = useState<UnitId | null>(known?.unit ?? place.unit);
  const [period, setPeriod] = useState<SourcePeriod>(known?.period ?? "report");
  const checked = useFormulaCheck(formula);
  const sound = checked?.value !== undefined && checked.error === null;
  const use = (): void => {
    if (sound) onSource({ kind: "formula", formula: formula.trim(), unit, period });
  };
  return (
    <div className="formula-source">
      <Input.TextArea
        aria-label={reportingText.formulaField(place.where)}
        autoFocus={known === null}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
        value={formula}
        placeholder={reportingText.formulaHint}
        onChange={(event) => setFormula(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && event.ctrlKey) use();
        }}
      />
      <p className="panel-hint" role="status">
        {checked === null ? reportingText.formulaHint : <FormulaWords formula={formula} checked={checked} />}
      </p>
      <div className="line-row">
        <Select<UnitId>
          aria-label={reportingText.unitOf(place.where)}
          style={{ width: 96 }}
          allowClear
          value={unit}
          placeholder="单位"
          options={allUnits.map((one) => ({ value: one, label: one }))}
          onChange={(one) => setUnit(one ?? null)}
        />
        <Segmented<SourcePeriod>
          value={period}
          options={(["report", "previous", "growth"] as const).map((value) => ({
            value,
            label: reportingText.periods[value],
          }))}
          onChange={setPeriod}
        />
      </div>
      <Button type="primary" size="small" disabled={!sound} title="Ctrl+Enter" onClick={use}>
        {reportingText.useFormula}
      </Button>
    </div>
  );
}
