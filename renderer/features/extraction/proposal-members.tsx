import { Input, Select } from "antd";
import type { ReactNode } from "react";
import type { ProposedTarget } from "#domain/targets/proposed-target";
import { type TargetOperator, targetOperators } from "#domain/targets/target";
import { useFormulaCheck } from "../../api/use-formula-check";
import { extractionText, operatorWords } from "../../text/extraction";
import { FormulaWords } from "../../ui/formula-words";
import { type Proposal, tidyValue } from "./proposal";

const operators = targetOperators.map((value) => ({ value, label: operatorWords[value] }));

const directions = (["up", "down"] as const).map((value) => ({ value, label: extractionText.directions[value] }));

/** The members of a proposal, to be put right by a person. */
export function ProposalMembers(props: {
  readonly proposal: Proposal;
  readonly onChange: (proposal: Proposal) => void;
}): ReactNode {
  const { proposal, onChange } = props;
  const { target } = proposal;
  const checked = useFormulaCheck(proposal.formula);
  const set = (change: Partial<ProposedTarget>): void => onChange({ ...proposal, target: { ...target, ...change } });
  return (
    <div className="proposal-members">
      <Member label={extractionText.indicator} wide>
        <Input value={target.indicator} maxLength={200} onChange={(event) => set({ indicator: event.target.value })} />
      </Member>
      <Member label={extractionText.operator}>
        <Select<TargetOperator>
          value={target.operator}
          options={operators}
          popupMatchSelectWidth={false}
          onChange={(operator) => set({ operator })}
        />
      </Member>
      <Member label={extractionText.value}>
        <Input
          value={target.value}
          maxLength={100}
          onChange={(event) => set({ value: event.target.value })}
          onBlur={() => set({ value: tidyValue(target.value) })}
        />
      </Member>
      <Member label={extractionText.unit}>
        <Input value={target.unit} maxLength={20} onChange={(event) => set({ unit: event.target.value })} />
      </Member>
      <Member label={extractionText.direction}>
        <Select<ProposedTarget["direction"]>
          value={target.direction}
          options={directions}
          popupMatchSelectWidth={false}
          onChange={(direction) => set({ direction })}
        />
      </Member>
      <YearMember label={extractionText.baseYear} year={target.baseYear} onYear={(baseYear) => set({ baseYear })} />
      <YearMember
        label={extractionText.targetYear}
        year={target.targetYear}
        onYear={(targetYear) => set({ targetYear })}
      />
      <Member label={extractionText.scope}>
        <Input value={target.scope} maxLength={100} onChange={(event) => set({ scope: event.target.value })} />
      </Member>
      <Member label={extractionText.formula} wide>
        <Input
          value={proposal.formula}
          maxLength={4000}
          onChange={(event) => onChange({ ...proposal, formula: event.target.value })}
        />
        <span className="secondary">
          {proposal.formula.trim() === "" ? (
            extractionText.formulaHint
          ) : (
            <FormulaWords formula={proposal.formula} checked={checked} />
          )}
        </span>
      </Member>
    </div>
  );
}

/** Four digits or nothing; while one types, what is not a year yet stays in the box. */
function YearMember(props: {
  readonly label: string;
  readonly year: number | null;
  readonly onYear: (year: number | null) => void;
}): ReactNode {
  return (
    <Member label={props.label}>
      <Input
        key={props.year ?? ""}
        defaultValue={props.year ?? ""}
        maxLength={4}
        inputMode="numeric"
        onBlur={(event) => {
          const text = event.target.value.trim();
          if (text === "" || /^(?:19|20|21)\d{2}$/u.test(text)) props.onYear(text === "" ? null : Number(text));
          else event.target.value = props.year === null ? "" : String(props.year);
        }}
      />
    </Member>
  );
}

function Member(props: { readonly label: string; readonly wide?: boolean; readonly children: ReactNode }): ReactNode {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control stands inside the label
    <label data-wide={props.wide === true}>
      <span className="secondary">{props.label}</span>
      {props.children}
    </label>
  );
}
