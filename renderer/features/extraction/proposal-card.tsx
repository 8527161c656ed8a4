import { Checkbox } from "antd";
import type { ReactNode } from "react";
import { demandWords, extractionText } from "../../text/extraction";
import { type Proposal, SURE, whatIsMissing } from "./proposal";
import { ProposalMembers } from "./proposal-members";

/** One proposed target: what it says in short, its sentence and doubts; opened, its members to be changed. */
export function ProposalCard(props: {
  readonly proposal: Proposal;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onChange: (proposal: Proposal) => void;
}): ReactNode {
  const { proposal, open, onChange } = props;
  const { target, accepted } = proposal;
  const missing = whatIsMissing(target);
  return (
    <article className="proposal-card" data-open={open} data-accepted={accepted} aria-label={target.indicator}>
      <header>
        <Checkbox
          checked={accepted}
          aria-label={extractionText.acceptOne(target.indicator)}
          onChange={(event) => onChange({ ...proposal, accepted: event.target.checked })}
        />
        <button type="button" className="proposal-summary" aria-expanded={open} onClick={props.onOpen}>
          <strong>{target.indicator === "" ? extractionText.noIndicator : target.indicator}</strong>
          <span className="figures">{demandWords(target)}</span>
        </button>
        <span className="word-tag" data-tone={target.confidence >= SURE ? "none" : "doubtful"}>
          {target.confidence >= SURE ? extractionText.sure : extractionText.unsure}
        </span>
      </header>
      <p className="proposal-sentence secondary" data-whole={open}>
        {target.sentence}
      </p>
      {target.doubts.length === 0 ? null : (
        <p className="proposal-doubts">{`${extractionText.doubts}：${target.doubts.join("；")}`}</p>
      )}
      {accepted && missing !== null ? <p className="refusal">{missing}</p> : null}
      {open ? <ProposalMembers proposal={proposal} onChange={onChange} /> : null}
    </article>
  );
}
