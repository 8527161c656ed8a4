import { Checkbox, Input, Select, Tag } from "antd";
import type { ReactNode } from "react";
import type { ProposedTarget } from "#domain/targets/proposed-target";
import { type TargetOperator, targetOperators } from "#domain/targets/target";
import { extractionText, operatorWords } from "../../text/extraction";
import type { Proposal } from "./proposal-desk";

const SURE = 0.75;
const operators = targetOperators.map((value) => ({ value, label: operatorWords[value] }));

/** One proposed target: its sentence, its members to be changed, and whether it is taken. */
export function ProposalCard(props: {
  readonly proposal: Proposal;
  readonly looked: boolean;
  readonly onLook: () => void;
  readonly onChange: (proposal: Proposal) => void;
}): ReactNode {
  const { proposal, onChange } = props;
  const { target } = proposal;
  const set = (change: Partial<ProposedTarget>): void => onChange({ ...proposal, target: { ...target, ...change } });
  return (
    <article
      className="proposal-card"
      data-looked={props.looked}
      data-accepted={proposal.accepted}
      onFocus={props.onLook}
    >
      <header>
        <Checkbox
          checked={proposal.accepted}
          onChange={(event) => onChange({ ...proposal, accepted: event.target.checked })}
        >
          {proposal.accepted ? extractionText.accept : extractionText.dropped}
        </Checkbox>
        <Tag color={target.confidence >= SURE ? "default" : "warning"}>
          {target.confidence >= SURE ? extractionText.sure : extractionText.unsure}
        </Tag>
        <button type="button" className="proposal-sentence" onClick={props.onLook}>
          {target.sentence}
        </button>
      </header>
      <div className="proposal-members">
        <Member label={extractionText.indicator} wide>
          <Input
            value={target.indicator}
            maxLength={200}
            onChange={(event) => set({ indicator: event.target.value })}
          />
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
          <Input value={target.value} maxLength={100} onChange={(event) => set({ value: event.target.value })} />
        </Member>
        <Member label={extractionText.unit}>
          <Input value={target.unit} maxLength={20} onChange={(event) => set({ unit: event.target.value })} />
        </Member>
        <Member label={extractionText.baseYear}>
          <Input
            value={target.baseYear ?? ""}
            maxLength={4}
            onChange={(event) => set({ baseYear: year(event.target.value) })}
          />
        </Member>
        <Member label={extractionText.targetYear}>
          <Input
            value={target.targetYear ?? ""}
            maxLength={4}
            onChange={(event) => set({ targetYear: year(event.target.value) })}
          />
        </Member>
        <Member label={extractionText.scope}>
          <Input value={target.scope} maxLength={100} onChange={(event) => set({ scope: event.target.value })} />
        </Member>
        <Member label={extractionText.formula} wide>
          <Input
            value={proposal.formula}
            maxLength={4000}
            onChange={(event) => onChange({ ...proposal, formula: event.target.value })}
          />
        </Member>
      </div>
      {target.doubts.length === 0 ? null : (
        <p className="proposal-doubts">{`${extractionText.doubts}：${target.doubts.join("；")}`}</p>
      )}
    </article>
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

function year(text: string): number | null {
  return /^\d{4}$/u.test(text.trim()) ? Number(text.trim()) : null;
}
