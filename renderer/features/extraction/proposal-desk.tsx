import { Button, Checkbox, Input, Segmented } from "antd";
import { type ReactNode, useState } from "react";
import { useNavigate } from "react-router";
import type { ExtractedText } from "#contract/extraction";
import { useCommand } from "../../api/use-command";
import { describeError } from "../../text/describe-error";
import { extractionText } from "../../text/extraction";
import { plainFault } from "../../text/pack-editing";
import { useNotice } from "../../ui/notice";
import "../../ui/long-list.css";
import { MarkedText } from "./marked-text";
import { type Proposal, proposalsOf, SURE, whatIsMissing } from "./proposal";
import { ProposalList } from "./proposal-list";

/** The contract takes no more at a time. */
const MOST_AT_ONCE = 500;

type Part = "all" | "doubtful" | "dropped";

/** The text on the left, what was found in it on the right. */
export function ProposalDesk({ read }: { readonly read: ExtractedText }): ReactNode {
  const [proposals, setProposals] = useState<readonly Proposal[]>(() => proposalsOf(read));
  const [opened, setOpened] = useState<number | null>(null);
  const [part, setPart] = useState<Part>("all");
  const chosen = proposals.filter(({ accepted }) => accepted);
  const parts: Readonly<Record<Part, readonly Proposal[]>> = {
    all: proposals,
    doubtful: proposals.filter(({ target }) => target.confidence < SURE || target.doubts.length > 0),
    dropped: proposals.filter(({ accepted }) => !accepted),
  };
  const open = (at: number | null): void => {
    if (at !== null && !parts[part].some((one) => one.at === at)) setPart("all");
    setOpened(at);
  };
  return (
    <div className="proposal-desk">
      <MarkedText read={read} looked={opened} onLook={open} />
      <section className="proposal-side" aria-label={extractionText.found(proposals.length)}>
        <Submit read={read} chosen={chosen} onWrong={open} />
        <div className="proposal-parts">
          <Checkbox
            checked={chosen.length === proposals.length}
            indeterminate={chosen.length > 0 && chosen.length < proposals.length}
            onChange={({ target }) =>
              setProposals((before) => before.map((one) => ({ ...one, accepted: target.checked })))
            }
          >
            {extractionText.takeAll}
          </Checkbox>
          <Segmented<Part>
            value={part}
            onChange={setPart}
            options={(["all", "doubtful", "dropped"] as const).map((value) => ({
              value,
              label: extractionText.parts[value](parts[value].length),
            }))}
          />
        </div>
        <ProposalList
          label={extractionText.proposals}
          proposals={parts[part]}
          opened={opened}
          onOpen={open}
          onChange={(next) => setProposals((before) => before.map((one) => (one.at === next.at ? next : one)))}
        />
      </section>
    </div>
  );
}

/** Which document it is, and taking over what was chosen. */
function Submit(props: {
  readonly read: ExtractedText;
  readonly chosen: readonly Proposal[];
  readonly onWrong: (at: number) => void;
}): ReactNode {
  const { chosen } = props;
  const [title, setTitle] = useState(props.read.title);
  const [number, setNumber] = useState("");
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const accept = useCommand("extraction/accept");
  const tell = useNotice();
  const navigate = useNavigate();
  const submit = async (): Promise<void> => {
    if (title.trim() === "") return setRefusals([extractionText.titleMissing]);
    if (chosen.length > MOST_AT_ONCE) return setRefusals([extractionText.tooMany(MOST_AT_ONCE)]);
    const wrong = chosen.find(({ target }) => whatIsMissing(target) !== null);
    if (wrong !== undefined) {
      setRefusals([extractionText.cannotAccept(wrong.target.indicator, whatIsMissing(wrong.target) ?? "")]);
      return props.onWrong(wrong.at);
    }
    const reply = await accept.run({
      title: title.trim(),
      number: number.trim(),
      accepted: chosen.map(({ target, formula }) => ({
        ...target,
        formula: formula.trim() === "" ? null : formula.trim(),
      })),
    });
    if (reply.ok) {
      tell({ kind: "done", text: extractionText.accepted(reply.value.targets) });
      void navigate("/targets");
    } else if (reply.error.type === "PackWrong") {
      setRefusals([extractionText.nothingKept, ...reply.error.faults.map(({ sentence }) => plainFault(sentence))]);
    } else setRefusals([describeError(reply.error)]);
  };
  return (
    <header className="proposal-head">
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the control stands inside the label */}
      <label>
        <span className="secondary">{extractionText.documentTitle}</span>
        <Input value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
      </label>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the control stands inside the label */}
      <label>
        <span className="secondary">{extractionText.documentNumber}</span>
        <Input
          value={number}
          maxLength={100}
          placeholder={extractionText.numberHint}
          onChange={(event) => setNumber(event.target.value)}
        />
      </label>
      <Button type="primary" disabled={chosen.length === 0} loading={accept.running} onClick={() => void submit()}>
        {extractionText.acceptChosen(chosen.length)}
      </Button>
      {refusals.map((refusal) => (
        <p key={refusal} className="refusal" role="alert">
          {refusal}
        </p>
      ))}
    </header>
  );
}
