import { CloseOutlined } from "@ant-design/icons";
import { Button, Input, Segmented, Select } from "antd";
import { type ReactNode, useDeferredValue, useEffect, useMemo, useState } from "react";
import type { OpenForm } from "#contract/reporting";
import { groupProblems, namesInWords } from "#domain/reporting/group-problems";
import { useQuery } from "../../api/use-query";
import { formatCount } from "../../text/labels";
import { reportingText } from "../../text/reporting";
import { PanelPart } from "../../ui/workbench/workbench";
import { ConditionEditor } from "./condition-editor";
import { conditionWords } from "./condition-words";
import { type EachState, exampleName, patternWords, rosterFilters } from "./each-state";
import { CheckWords } from "./check-words";
import { SubjectPicker } from "./subject-picker";
import { type Fields, useFields, useReport } from "./use-report";

const text = reportingText.each;

/** Whom a form of one entry is filled for: one, or many one by one (一企一表). */
export function SubjectChoice(props: { readonly form: OpenForm; readonly attention: boolean }): ReactNode {
  const { state, session } = useReport();
  return (
    <>
      <div className="panel-field">
        <span className="panel-label">{text.forWhom}</span>
        <Segmented<"one" | "many">
          size="small"
          value={state.each === null ? "one" : "many"}
          options={[
            { value: "one", label: text.one },
            { value: "many", label: text.many },
          ]}
          onChange={(value) => session.setEach(value === "one" ? null : {})}
        />
      </div>
      {state.each === null ? (
        <SubjectPicker attention={props.attention} />
      ) : (
        <WhomForms form={props.form} each={state.each} />
      )}
    </>
  );
}

function WhomForms({ form, each }: { readonly form: OpenForm; readonly each: EachState }): ReactNode {
  const { session } = useReport();
  const kind = form.reading.subjectKind ?? "enterprise";
  const all = useFields(kind);
  const fields = useMemo<Fields>(() => {
    const list = all.list.filter(({ type }) => type !== "code");
    return { list, byId: all.byId };
  }, [all]);
  useCountedSubjects(kind, each);
  return (
    <div className="each-whom">
      <Segmented<EachState["who"]>
        block
        size="small"
        value={each.who}
        options={[
          { value: "all", label: text.all },
          { value: "some", label: text.some },
          { value: "list", label: text.list },
        ]}
        onChange={(who) => session.setEach({ who, total: null, first: null })}
      />
      {each.who === "some" && (
        <div className="selection">
          {each.where.map((condition) => {
            const words = conditionWords(condition, fields.byId);
            return (
              <span key={words} className="word-tag selection-tag" data-tone="sure">
                {words}
                <button
                  type="button"
                  aria-label={reportingText.dropCondition(words)}
                  onClick={() => session.setEach({ where: each.where.filter((one) => one !== condition) })}
                >
                  <CloseOutlined />
                </button>
              </span>
            );
          })}
          <ConditionEditor
            kind={kind}
            fields={fields}
            onCondition={(condition) => session.setEach({ where: [...each.where, condition] })}
          />
        </div>
      )}
      {each.who === "list" && <SubjectList kind={kind} each={each} />}
      <p className="panel-hint" role="status">
        {each.total === null ? text.counting : text.total(each.total)}
      </p>
    </div>
  );
}

/** Counts whom the choice means and remembers the first of them. */
function useCountedSubjects(kind: string, each: EachState): void {
  const { session } = useReport();
  const filters = each.who === "some" ? [...rosterFilters(each.where)] : [];
  const found = useQuery(
    "enterprises/list",
    { kind, search: "", filters, sort: [], columns: [], offset: 0, limit: 1 },
    { enabled: each.who !== "list" },
  ).value;
  const { who, list, total, first } = each;
  useEffect(() => {
    const counted = who === "list" ? list.length : found?.total;
    const head = who === "list" ? (list[0] ?? null) : (found?.rows[0] ?? null);
    if (counted === undefined || (counted === total && head?.id === first?.id)) return;
    session.setEach({
      total: counted,
      first: head === null ? null : { id: head.id, name: head.name, creditCode: head.creditCode },
    });
  }, [who, list, found, total, first, session]);
}

function SubjectList({ kind, each }: { readonly kind: string; readonly each: EachState }): ReactNode {
  const { session } = useReport();
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed.trim());
  const found = useQuery(
    "enterprises/list",
    { kind, search, filters: [], sort: [], columns: [], offset: 0, limit: 50 },
    { keepPrevious: true },
  );
  const rows = found.value?.rows ?? [];
  const known = new Map([...each.list, ...rows].map((row) => [row.id, row]));
  return (
    <Select<number[]>
      mode="multiple"
      aria-label={text.list}
      placeholder="输入名称、信用代码或拼音首字母"
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={each.list.map(({ id }) => id)}
      maxTagCount={8}
      options={[...known.values()].map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(ids) => {
        const list = ids.flatMap((id) => known.get(id) ?? []);
        session.setEach({ list: list.map(({ id, name, creditCode }) => ({ id, name, creditCode })) });
      }}
    />
  );
}

/** In what shape and under which names the forms go out; the preview beside it shows the first. */
export function EachOutput({ form, each }: { readonly form: OpenForm; readonly each: EachState }): ReactNode {
  const { state, session } = useReport();
  return (
    <PanelPart title={text.title} note={text.total(each.total ?? 0)}>
      <p className="panel-hint">{text.previewHint(each.first?.name ?? "")}</p>
      <div className="panel-field">
        <span className="panel-label">{text.shape}</span>
        <Segmented<EachState["as"]>
          size="small"
          value={each.as}
          options={[
            { value: "zip", label: text.zip, title: text.shapeHint.zip },
            { value: "sheets", label: text.sheets, title: text.shapeHint.sheets },
          ]}
          onChange={(as) => session.setEach({ as })}
        />
      </div>
      <div className="panel-field">
        <label htmlFor="each-pattern">{each.as === "zip" ? text.fileName : text.sheetName}</label>
        <Input
          id="each-pattern"
          size="small"
          maxLength={200}
          value={each.pattern}
          status={each.pattern.trim() === "" ? "warning" : ""}
          onChange={(event) => session.setEach({ pattern: event.target.value })}
        />
      </div>
      <div className="pattern-words">
        {patternWords.map((word) => (
          <Button key={word} size="small" onClick={() => session.setEach({ pattern: `${each.pattern}${word}` })}>
            {word}
          </Button>
        ))}
      </div>
      <p className="panel-hint" role="status">
        {text.example(exampleName(each, form.title === "" ? form.file : form.title, state.period))}
      </p>
    </PanelPart>
  );
}

/** What became of each (一企一表结果); those that failed stand by name. */
export function EachReceipt({ each }: { readonly each: EachState }): ReactNode {
  const { result } = each;
  if (result === null) return null;
  return (
    <>
      <PanelPart title={text.done}>
        <p className="preview-sentence" role="status">
          {text.written(result.file, result.written)}
        </p>
        {result.failed.length === 0 && <p className="panel-hint">{text.noneFailed}</p>}
      </PanelPart>
      <PanelPart title={reportingText.proof.title}>
        <CheckWords check={result.check} />
      </PanelPart>
      {result.failed.length > 0 && (
        <PanelPart title={text.failed} note={formatCount(result.failed.length)}>
          <div className="findings">
            {result.failed.map(({ name, reason }) => (
              <div key={name} className="list-line">
                <span className="line-row">
                  <span className="grow">{name}</span>
                  <span className="word-tag" data-tone="error">
                    没写成
                  </span>
                </span>
                <span className="issue-reason">{reason}</span>
              </div>
            ))}
          </div>
        </PanelPart>
      )}
      {result.problems.length > 0 && (
        <PanelPart title={text.problems} note={formatCount(result.problems.length)} scrolls>
          <div className="panel-scroll">
            {groupProblems(result.problems).map(({ names, count, first }) => (
              <div key={names[0]} className="list-line">
                <span className="line-row">
                  <span className="grow" title={names.slice(0, 100).join("\n")}>
                    {namesInWords(names)}
                  </span>
                  <span className="word-tag" data-tone="warning">
                    {text.look(count)}
                  </span>
                </span>
                <span className="issue-reason secondary">{first}</span>
              </div>
            ))}
          </div>
        </PanelPart>
      )}
    </>
  );
}
