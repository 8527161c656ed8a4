import { Input, Select } from "antd";
import type { ReactNode } from "react";
import type { Field } from "#domain/catalogue/field";
import type { ListCondition } from "#domain/reporting/form-binding";
import type { UnitId } from "#domain/indicators/unit";
import { unitChoices } from "../../text/field-choices";
import { reportingText } from "../../text/reporting";

/** A bound as it is typed. `unit` null: the stored one. */
export interface TypedBound {
  readonly operator: (typeof OPERATORS)[number];
  readonly value: string;
  readonly unit: UnitId | null;
}

const OPERATORS = ["≥", "≤", ">", "<", "="] as const;

/** Whether a field is asked by bounds instead of by its values (数值和日期). */
export function isBounded(field: Field): boolean {
  return field.type === "integer" || field.type === "decimal" || field.type === "date";
}

/** What stands there when a field is chosen: figures in the unit they are shown in. */
export function startBound(field: Field): TypedBound {
  return { operator: field.type === "date" ? "=" : "≥", value: "", unit: field.shownUnit };
}

/** The condition typed; null while the value is none (a number; 2025, 2025-03 or 2025-03-01 for a date). */
export function boundCondition(field: Field, { operator, value, unit }: TypedBound): ListCondition | null {
  const text = value.trim();
  const isValue = field.type === "date" ? /^(?:19|20)\d{2}(?:-\d{2}(?:-\d{2})?)?$/u : /^-?\d+(?:\.\d+)?$/u;
  return isValue.test(text) ? { field: field.id, compare: [{ operator, value: text }], unit } : null;
}

/** How much or since when (条件的界限): an operator, a value and its unit. */
export function ConditionBound(props: {
  readonly field: Field;
  readonly bound: TypedBound;
  readonly onBound: (bound: TypedBound) => void;
}): ReactNode {
  const { field, bound, onBound } = props;
  const units = unitChoices(field);
  return (
    <div className="condition-bound">
      <Select<TypedBound["operator"]>
        aria-label={reportingText.conditionOperator}
        value={bound.operator}
        options={OPERATORS.map((operator) => ({ value: operator, label: operator }))}
        onChange={(operator) => onBound({ ...bound, operator })}
      />
      <Input
        aria-label={reportingText.conditionBound}
        placeholder={field.type === "date" ? reportingText.conditionDate : reportingText.conditionNumber}
        value={bound.value}
        onChange={(event) => onBound({ ...bound, value: event.target.value })}
      />
      {units.length > 0 && (
        <Select<UnitId>
          aria-label={reportingText.conditionUnit}
          value={bound.unit}
          options={units.map((unit) => ({ value: unit, label: unit }))}
          onChange={(unit) => onBound({ ...bound, unit })}
        />
      )}
    </div>
  );
}
