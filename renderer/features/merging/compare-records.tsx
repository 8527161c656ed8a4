import { SwapOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import type { ComparedValue, LikelyDuplicate } from "#contract/merging";
import type { Field } from "#domain/catalogue/field";
import { useCommand } from "../../api/use-command";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { fieldHeading, formatFieldValue, periodWords } from "../../text/format-value";
import { mergingText } from "../../text/merging";
import { useNotice } from "../../ui/notice";
import { SourceMark } from "../../ui/source-mark";
import { ErrorState, LoadingLines } from "../../ui/states";

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
      <header className="merging-about">
        <div className="merging-words">
          <p className="merging-reason">{pair.reason}</p>
          <p className="secondary">{mergingText.mergeNote}</p>
          <p className="secondary figures" role="status">
            {compared.value === undefined ? "" : mergingText.chosen(differing.length, fromRight.size)}
          </p>
        </div>
        <NotSameButton left={left} right={right} />
        <MergeButton
          keepId={left.id}
          dropId={right.id}
          fromDropped={[...fromRight]}
          disabled={compared.value === undefined}
        />
      </header>
      <div className="merging-table">
        {compared.error === null ? (
          <CompareTable
            left={left}
            right={right}
            onSwap={swap}
            values={compared.value?.values}
            fields={fields}
            fromRight={fromRight}
            onChoose={choose}
          />
        ) : (
          <ErrorState
            sentence={describeError(compared.error)}
            reference={errorReference(compared.error)}
            onRetry={compared.retry}
          />
        )}
      </div>
    </section>
  );
}

type Side = LikelyDuplicate["a"];

function keyOf({ field, period }: ComparedValue): string {
  return period === null ? field : `${field}@${period}`;
}

function RecordHead(props: {
  readonly word: string;
  readonly tone: "sure" | "none";
  readonly record: Side;
}): ReactNode {
  const { word, tone, record } = props;
  return (
    <div className="merging-head">
      <span className="word-tag" data-tone={tone}>
        {word}
      </span>
      <Link to={`/enterprise/${record.id}`}>{record.name}</Link>
      <span className="figures secondary">{record.creditCode ?? mergingText.noCode}</span>
    </div>
  );
}

interface TableProps {
  readonly left: Side;
  readonly right: Side;
  readonly onSwap: () => void;
  /** Undefined while they are on their way. */
  readonly values: readonly ComparedValue[] | undefined;
  readonly fields: ReadonlyMap<string, Field>;
  readonly fromRight: ReadonlySet<string>;
  readonly onChoose: (value: ComparedValue, takesRight: boolean) => void;
}

/** What differs stands above; what only one side has, and what both say alike, below. */
function CompareTable(props: TableProps): ReactNode {
  const { left, right, values = [] } = props;
  const groups = [
    { title: mergingText.differ, list: values.filter(({ kept, dropped, same }) => kept && dropped && !same) },
    { title: mergingText.onlyOne, list: values.filter(({ kept, dropped }) => !(kept && dropped)) },
    { title: mergingText.same, list: values.filter(({ same }) => same) },
  ].filter(({ list }) => list.length > 0);
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th className="merging-field" scope="col">
            <Button icon={<SwapOutlined aria-hidden />} size="small" onClick={props.onSwap}>
              {mergingText.swap}
            </Button>
          </th>
          <th scope="col">
            <RecordHead word={mergingText.keep} tone="sure" record={left} />
          </th>
          <th scope="col">
            <RecordHead word={mergingText.drop} tone="none" record={right} />
          </th>
        </tr>
      </thead>
      {props.values === undefined && (
        <tbody>
          <tr>
            <td colSpan={3}>
              <LoadingLines lines={8} />
            </td>
          </tr>
        </tbody>
      )}
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
        </label>
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
    notice(
      reply.ok
        ? { kind: "done", text: mergingText.notSameDone(left.name, right.name) }
        : { kind: "error", text: describeError(reply.error) },
    );
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
  readonly disabled: boolean;
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
    const { keepId, dropId, fromDropped } = props;
    const reply = await merge.run({ keepId, dropId, fromDropped });
    notice(
      reply.ok
        ? { kind: "done", text: reply.value.sentence, action: { label: "撤销", run: () => void takeBack() } }
        : { kind: "error", text: describeError(reply.error) },
    );
  };
  return (
    <Button type="primary" disabled={props.disabled} loading={merge.running} onClick={() => void run()}>
      {mergingText.merge}
    </Button>
  );
}
