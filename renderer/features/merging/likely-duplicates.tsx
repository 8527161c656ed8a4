import { Button } from "antd";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import type { LikelyDuplicate, NotSame } from "#contract/merging";
import { useCommand } from "../../api/use-command";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { formatMoment } from "../../text/format-value";
import { formatCount } from "../../text/labels";
import { mergingText } from "../../text/merging";
import { useNotice } from "../../ui/notice";
import { Page, PageHeader } from "../../ui/page";
import { EmptyState, ErrorState, LoadingLines } from "../../ui/states";
import { CompareRecords } from "./compare-records";
import "./merging.css";

/** Pairs shown at once; the likeliest come first. */
const SHOWN = 100;

/** 疑似重复: pairs of records that may be one enterprise, and what a person decides about them. */
export function LikelyDuplicates(): ReactNode {
  const pairs = useQuery("merging/candidates", { offset: 0, limit: SHOWN }, { keepPrevious: true });
  const [chosen, setChosen] = useState<string | null>(null);
  if (pairs.error !== null) {
    return (
      <Page>
        <ErrorState
          sentence={describeError(pairs.error)}
          reference={errorReference(pairs.error)}
          onRetry={pairs.retry}
        />
      </Page>
    );
  }
  const list = pairs.value?.pairs ?? [];
  const pair = list.find((one) => pairKey(one) === chosen) ?? list[0];
  return (
    <Page fill>
      <PageHeader title={mergingText.title} note={mergingText.note} />
      {pairs.value === undefined ? (
        <LoadingLines lines={8} />
      ) : pair === undefined ? (
        <EmptyState title={mergingText.none} body={mergingText.noneBody} />
      ) : (
        <div className="merging">
          <PairList pairs={list} total={pairs.value.total} chosen={pairKey(pair)} onChoose={setChosen} />
          <CompareRecords key={pairKey(pair)} pair={pair} />
        </div>
      )}
      <Answered />
    </Page>
  );
}

function pairKey({ a, b }: LikelyDuplicate): string {
  return `${a.id}-${b.id}`;
}

function PairList(props: {
  readonly pairs: readonly LikelyDuplicate[];
  readonly total: number;
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
}): ReactNode {
  const { pairs, total, chosen, onChoose } = props;
  return (
    <nav className="merging-pairs" aria-label={mergingText.pairs}>
      <h2 className="section-title">
        {mergingText.pairs} <span className="figures">{formatCount(total)}</span>
      </h2>
      <ul onKeyDown={goAlong}>
        {pairs.map((pair) => (
          <li key={pairKey(pair)}>
            <button type="button" aria-current={pairKey(pair) === chosen} onClick={() => onChoose(pairKey(pair))}>
              <b>{pair.a.name}</b>
              <b>{pair.b.name}</b>
              <span>{pair.reason}</span>
            </button>
          </li>
        ))}
      </ul>
      {total > pairs.length ? <p className="secondary">{mergingText.more(total - pairs.length)}</p> : null}
    </nav>
  );
}

/** ↑ and ↓ go from pair to pair, and the one arrived at is shown. */
function goAlong(event: KeyboardEvent<HTMLElement>): void {
  const line = event.target instanceof HTMLElement ? event.target.closest("li") : null;
  const next = event.key === "ArrowDown" ? line?.nextElementSibling : line?.previousElementSibling;
  if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || !(next instanceof HTMLElement)) return;
  event.preventDefault();
  const button = next.querySelector("button");
  button?.focus();
  button?.click();
}

/** What was answered with "not the same": listed, and every answer can be taken back. */
function Answered(): ReactNode {
  const answered = useQuery("merging/not-same-list", null);
  if (answered.value === undefined || answered.value.length === 0) return null;
  return (
    <details className="merging-answered">
      <summary>
        {mergingText.answered} <span className="figures">{formatCount(answered.value.length)}</span>
      </summary>
      <table className="plain-table">
        <tbody>
          {answered.value.map((line) => (
            <AnsweredLine key={line.id} line={line} />
          ))}
        </tbody>
      </table>
    </details>
  );
}

function AnsweredLine({ line }: { readonly line: NotSame }): ReactNode {
  const forget = useCommand("merging/forget-not-same");
  const notice = useNotice();
  const ask = async (): Promise<void> => {
    const reply = await forget.run({ id: line.id });
    if (!reply.ok) notice({ kind: "error", text: describeError(reply.error) });
  };
  return (
    <tr>
      <td>{line.enterprise}</td>
      <td>
        {line.other}
        {line.code === null ? null : <span className="secondary figures"> {line.code}</span>}
      </td>
      <td className="figures">{formatMoment(line.at)}</td>
      <td>{line.by}</td>
      <td className="number">
        <Button size="small" loading={forget.running} onClick={() => void ask()}>
          {mergingText.askAgain}
        </Button>
      </td>
    </tr>
  );
}
