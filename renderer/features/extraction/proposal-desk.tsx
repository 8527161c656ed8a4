import { Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import { useNavigate } from "react-router";
import type { ExtractedText } from "#contract/extraction";
import type { ProposedTarget } from "#domain/targets/proposed-target";
import { useCommand } from "../../api/use-command";
import { describeError } from "../../text/describe-error";
import { extractionText } from "../../text/extraction";
import { useNotice } from "../../ui/notice";
import { MarkedText } from "./marked-text";
import { ProposalCard } from "./proposal-card";

/** A proposal as the person leaves it. */
export interface Proposal {
  readonly target: ProposedTarget;
  readonly formula: string;
  readonly accepted: boolean;
}

/** From this sureness on a proposal is taken unless the person drops it. */
const SURE = 0.75;

/** The text on the left, what was found in it on the right. */
export function ProposalDesk({ read }: { readonly read: ExtractedText }): ReactNode {
  const [proposals, setProposals] = useState<readonly Proposal[]>(() =>
    read.proposals.map((target) => ({ target, formula: "", accepted: target.confidence >= SURE })),
  );
  const [looked, setLooked] = useState<number | null>(null);
  const [title, setTitle] = useState(read.title);
  const [number, setNumber] = useState("");
  const accept = useCommand("extraction/accept");
  const tell = useNotice();
  const navigate = useNavigate();
  const chosen = proposals.filter(({ accepted }) => accepted);
  const submit = async (): Promise<void> => {
    if (title.trim() === "") return tell({ kind: "warning", text: extractionText.titleMissing });
    const reply = await accept.run({
      title: title.trim(),
      number: number.trim(),
      accepted: chosen.map(({ target, formula }) => ({
        ...target,
        formula: formula.trim() === "" ? null : formula.trim(),
      })),
    });
    if (!reply.ok) return tell({ kind: "error", text: describeError(reply.error) });
    tell({ kind: "done", text: extractionText.accepted(reply.value.targets) });
    void navigate("/targets");
  };
  const change = (at: number, next: Proposal): void =>
    setProposals((before) => before.map((one, index) => (index === at ? next : one)));
  return (
    <div className="proposal-desk">
      <MarkedText read={read} looked={looked} onLook={setLooked} />
      <section className="proposal-side" aria-label={extractionText.found(proposals.length)}>
        <header className="proposal-head">
          <Input
            aria-label={extractionText.documentTitle}
            addonBefore={extractionText.documentTitle}
            value={title}
            maxLength={200}
            onChange={(event) => setTitle(event.target.value)}
          />
          <Input
            aria-label={extractionText.documentNumber}
            addonBefore={extractionText.documentNumber}
            value={number}
            maxLength={100}
            onChange={(event) => setNumber(event.target.value)}
          />
          <div className="proposal-submit">
            <span className="secondary">{extractionText.found(proposals.length)}</span>
            <Button
              type="primary"
              disabled={chosen.length === 0}
              loading={accept.running}
              onClick={() => void submit()}
            >
              {extractionText.acceptChosen(chosen.length)}
            </Button>
          </div>
        </header>
        <div className="proposal-list">
          {proposals.map((proposal, at) => (
            <ProposalCard
              key={`${proposal.target.at.from} ${read.proposals[at]?.indicator ?? ""}`}
              proposal={proposal}
              looked={at === looked}
              onLook={() => setLooked(at)}
              onChange={(next) => change(at, next)}
            />
          ))}
        </div>
      </section>
    </div>
  );
}
