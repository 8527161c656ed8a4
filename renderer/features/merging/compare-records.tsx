import { SwapOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import type { ComparedValue, LikelyDuplicate } from "#contract/merging";
import type { Field } from "#domain/catalogue/field";
import { useCommand } from "../../api/use-command";
import { useQuery } from "../../api/use-query";
import { describeError } from "../../text/describe-error";
import { fieldHeading, formatFieldValue, periodWords } from "../../text/format-value";
import { mergingText } from "../../text/merging";
import { useNotice } from "../../ui/notice";
import { SourceMark } from "../../ui/source-mark";
import { LoadingLines } from "../../ui/states";

/** Two records side by side (逐项对照): which one stays, and which side's value stands where they differ. */
export function CompareRecords({ pair }: { readonly pair: LikelyDuplicate }): ReactNode {
  const [swapped, setSwapped] = useState(false);
  const [fromRight, setFromRight] = useState<ReadonlySet<string>>(new Set());
  const [left, right] = swapped ? [pair.b, pair.a] : [pair.a, pair.b];
  const compared = useQuery("merging/compare", { keepId: left.id, dropId: right.id });
  const columns = useQuery("enterprises/columns", null);
  const fields = new Map(columns.value?.fields.map((field) => [field.id, field]));
  const differing = (compared.value?.values ?? []).filter(({ kept, dropped, same }) => kept && dropped && !same);
  const swap = (): void => {
    setSwapped(!swapped);
    setFromRight(new Set());
  };
  const choose = (value: ComparedValue, takesRight: boolean): void => {
    const next = new Set(fromRight);
    if (takesRight) next.add(keyOf(value));
    else next.delete(keyOf(value));
    setFromRight(next);
  };
  return (
    <section className="merging-compare" aria-label={mergingText.title}>
      <header className="merging-heads">
        <RecordHead word={mergingText.keep} record={left} />
        <Button icon={<SwapOutlined />} aria-label={mergingText.swap} title={mergingText.swap} onClick={swap} />
        <RecordHead word={mergingText.drop} record={right} />
      </header>
      <p className="merging-reason">{pair.reason}</p>
      <div className="merging-table">
        {compared.value === undefined ? (
          <LoadingLines lines={8} />
        ) : (
          <CompareTable values={compared.value.values} fields={fields} fromRight={fromRight} onChoose={choose} />
        )}
      </div>
      <footer className="merging-foot">
        <span className="secondary">{mergingText.chosen(differing.length, fromRight.size)}</span>
        <span className="secondary merging-note">{mergingText.mergeNote}</span>
        <NotSameButton left={left} right={right} />
        <MergeButton keepId={left.id} dropId={right.id} fromDropped={[...fromRight]} />
      </footer>
    </section>
  );
}

type Side = LikelyDuplicate["a"];

function keyOf({ field, period }: ComparedValue): string {
  return period === null ? field : `${field}@${period}`;
}

function RecordHead({ word, record }: { readonly word: string; readonly record: Side }): ReactNode {
  return (
    <div className="merging-head">
      <span className="word-tag">{word}</span>
      <Link to={`/enterprise/${record.id}`}>{record.name}</Link>
      <span className="figures secondary">{record.creditCode ?? mergingText.noCode}</span>
    </div>
  );
}

interface TableProps {
  readonly values: readonly ComparedValue[];
  readonly fields: ReadonlyMap<string, Field>;
  readonly fromRight: ReadonlySet<string>;
  readonly onChoose: (value: ComparedValue, takesRight: boolean) => void;
}

/** What differs stands above; what only one side has, and what both say alike, below. */
function CompareTable(props: TableProps): ReactNode {
  const { values } = props;
  const groups = [
    { title: mergingText.differ, list: values.filter(({ kept, dropped, same }) => kept && dropped && !same) },
    { title: mergingText.onlyOne, list: values.filter(({ kept, dropped }) => !(kept && dropped)) },
    { title: mergingText.same, list: values.filter(({ same }) => same) },
  ].filter(({ list }) => list.length > 0);
  return (
    <table className="plain-table">
      {groups.map(({ title, list }) => (
        <tbody key={title}>
          <tr className="merging-group">
            <th colSpan={3} scope="rowgroup">
              {title} <span className="figures">{list.length}</span>
            </th>
          </tr>
          {list.map((value) => (
            <CompareLine key={keyOf(value)} {...props} value={value} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function CompareLine({
  value,
  fields,
  fromRight,
  onChoose,
}: TableProps & { readonly value: ComparedValue }): ReactNode {
  const field = fields.get(value.field);
  const heading = field === undefined ? value.field : fieldHeading(field);
  const takesRight = fromRight.has(keyOf(value));
  const isChoice = value.kept !== null && value.dropped !== null && !value.same;
  const cell = (side: "kept" | "dropped"): ReactNode => {
    const held = value[side];
    if (held === null) return <td className="merging-blank">—</td>;
    const text = <span className="figures">{formatFieldValue(held.value, field)}</span>;
    const mark = <SourceMark label={heading} source={held.source} />;
    if (!isChoice) {
      return (
        <td>
          {text} {mark}
        </td>
      );
    }
    const isTaken = (side === "dropped") === takesRight;
    return (
      <td data-taken={isTaken}>
        <label>
          <input
            type="radio"
            name={keyOf(value)}
            aria-label={`${heading}：${side === "kept" ? mergingText.takesLeft : mergingText.takesRight}`}
            checked={isTaken}
            onChange={() => onChoose(value, side === "dropped")}
          />
          {text}
        </label>{" "}
        {mark}
      </td>
    );
  };
  return (
    <tr>
      <th scope="row">
        {heading}
        {value.period === null ? null : <span className="secondary"> {periodWords(value.period)}</span>}
      </th>
      {cell("kept")}
      {cell("dropped")}
    </tr>
  );
}

function NotSameButton({ left, right }: { readonly left: Side; readonly right: Side }): ReactNode {
  const remember = useCommand("merging/not-same");
  const notice = useNotice();
  const run = async (): Promise<void> => {
    const { name, creditCode } = right;
    const reply = await remember.run({ enterpriseId: left.id, otherId: right.id, name, creditCode });
    if (!reply.ok) notice({ kind: "error", text: describeError(reply.error) });
  };
  return (
    <Button loading={remember.running} onClick={() => void run()}>
      {mergingText.notSame}
    </Button>
  );
}

function MergeButton(props: {
  readonly keepId: number;
  readonly dropId: number;
  readonly fromDropped: readonly string[];
}): ReactNode {
  const merge = useCommand("merging/merge");
  const undo = useCommand("merging/undo");
  const notice = useNotice();
  const takeBack = async (): Promise<void> => {
    const reply = await undo.run({ enterpriseId: props.dropId });
    notice(
      reply.ok ? { kind: "done", text: reply.value.sentence } : { kind: "error", text: describeError(reply.error) },
    );
  };
  const run = async (): Promise<void> => {
    const reply = await merge.run(props);
    notice(
      reply.ok
        ? { kind: "done", text: reply.value.sentence, action: { label: "撤销", run: () => void takeBack() } }
        : { kind: "error", text: describeError(reply.error) },
    );
  };
  return (
    <Button type="primary" loading={merge.running} onClick={() => void run()}>
      {mergingText.merge}
    </Button>
  );
}
