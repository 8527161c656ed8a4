import { Button, Segmented } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import type { FillPreview, OpenForm } from "#contract/reporting";
import { parseCellAddress } from "#domain/workbook/cell-address";
import { periodWords } from "../../text/format-value";
import { formatCount } from "../../text/labels";
import { reportingText } from "../../text/reporting";
import { LoadingLines } from "../../ui/states";
import { PanelPart } from "../../ui/workbench/workbench";
import { EachOutput } from "./each-panel";
import { formPlaces, isUnsettled } from "./form-places";
import { groupProblems, type Problem, type ProblemGroup } from "./problem-groups";
import { FormTrace } from "./trace-drawer";
import { useReport } from "./use-report";

const step = 100;

/** 预览: what stands in the form now, what did not fit or is missing, and where any figure clicked on comes from. */
export function PreviewPanel({ form }: { readonly form: OpenForm }): ReactNode {
  const { state } = useReport();
  const { preview } = state;
  if (preview === null) {
    return (
      <div style={{ padding: 16 }}>
        <LoadingLines lines={8} />
      </div>
    );
  }
  return (
    <>
      <PanelPart title="填好的样子">
        <p className="preview-sentence">{previewSentence(preview, form)}</p>
        <p className="panel-hint">左边就是导出后的样子，蓝底是填上去的数；点一个数，看它从哪来。还没有写文件。</p>
      </PanelPart>
      <Unsettled form={form} />
      {state.each !== null && <EachOutput form={form} each={state.each} />}
      <Problems problems={preview.problems} />
      <FormTrace form={form} />
    </>
  );
}

// What was left blank because nobody has said yet what goes there: nothing else would tell of it.
function Unsettled({ form }: { readonly form: OpenForm }): ReactNode {
  const { session } = useReport();
  const places = useMemo(() => formPlaces(form.reading).filter(isUnsettled), [form.reading]);
  if (places.length === 0) return null;
  return (
    <div className="unsettled" role="status">
      <span className="word-tag" data-tone="warning">
        {reportingText.unsettledTag}
      </span>
      <span className="grow">
        {reportingText.unsettledNote(
          places.length,
          places.map(({ where }) => where),
        )}
      </span>
      <Button size="small" onClick={() => session.go("binding")}>
        {reportingText.settle}
      </Button>
    </div>
  );
}

type Shown = "all" | Problem["severity"];

function Problems({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  const [shown, setShown] = useState<Shown>("all");
  const [most, setMost] = useState(step);
  const groups = useMemo(() => groupProblems(problems), [problems]);
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const list = groups.filter((group) => shown === "all" || group.severity === shown);
  return (
    <PanelPart title="要看一眼的地方" note={`${formatCount(problems.length)} 处`} scrolls>
      {problems.length > 0 && (
        <Segmented<Shown>
          block
          size="small"
          style={{ marginBottom: 8 }}
          value={shown}
          onChange={setShown}
          options={[
            { value: "all", label: `全部 ${problems.length}` },
            { value: "error", label: `填不进 ${errors}` },
            { value: "warning", label: `请看一眼 ${problems.length - errors}` },
          ]}
        />
      )}
      <div className="panel-scroll">
        {list.slice(0, most).map((group) => (
          <ProblemLines key={group.key} group={group} />
        ))}
        {list.length === 0 && <p className="list-line secondary">没有。填上去的都对得上；账本里没有的，照样空着。</p>}
        {list.length > most && (
          <div className="list-line">
            <Button size="small" onClick={() => setMost(most + step)}>
              再看 {Math.min(step, list.length - most)} 类
            </Button>
          </div>
        )}
      </div>
    </PanelPart>
  );
}

// One of each sort is said in full; the others of its sort are opened below it.
function ProblemLines({ group }: { readonly group: ProblemGroup }): ReactNode {
  const [open, setOpen] = useState(false);
  const [most, setMost] = useState(step);
  const [first, ...rest] = group.problems;
  if (first === undefined) return null;
  return (
    <>
      <ProblemLine problem={first} />
      {rest.length > 0 && (
        <div className="list-line problem-more">
          <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? reportingText.sameFold : reportingText.same(rest.length)}
          </Button>
        </div>
      )}
      {open &&
        rest
          .slice(0, most)
          .map((problem) => <ProblemLine key={`${problem.cell} ${problem.reason}`} problem={problem} />)}
      {open && rest.length > most && (
        <div className="list-line problem-more">
          <Button size="small" onClick={() => setMost(most + step)}>
            再看 {Math.min(step, rest.length - most)} 处
          </Button>
        </div>
      )}
    </>
  );
}

function previewSentence(preview: FillPreview, form: OpenForm): string {
  const rows = preview.lists.reduce((sum, list) => sum + list.rows, 0);
  const inserted = preview.lists.reduce((sum, list) => sum + list.rowsInserted, 0);
  const period = preview.period === null ? "" : `${periodWords(preview.period)}，`;
  const grown = inserted === 0 ? "" : `；原表印的行不够，照样式加出 ${formatCount(inserted)} 行，合计和公式跟着下移`;
  const filled = preview.lists.flatMap(({ list }) => form.reading.lists[list] ?? []);
  const kinds = new Set(filled.map(({ kind, printed }) => (printed === undefined ? (kind ?? "enterprise") : null)));
  const what = kinds.size === 1 && kinds.has("enterprise") ? "家企业" : "行";
  const list = preview.lists.length === 0 ? "" : `${formatCount(rows)} ${what}、`;
  return `${period}${list}${formatCount(preview.filledCells)} 个格子${grown}。`;
}

function ProblemLine({ problem }: { readonly problem: Problem }): ReactNode {
  const { state, session } = useReport();
  const severalSheets = (state.form?.sheets.length ?? 0) > 1;
  const at = parseCellAddress(problem.cell);
  const on =
    state.sheet === problem.sheet &&
    at !== null &&
    state.selected?.row === at.row &&
    state.selected.column === at.column;
  return (
    <button
      type="button"
      className="list-line"
      data-on={on}
      onClick={() => session.look({ sheet: problem.sheet, selected: at, traced: false })}
    >
      <span className="line-row">
        <span className="cell-tag">{problem.cell}</span>
        {severalSheets && <span className="secondary problem-sheet">{problem.sheet.trim()}</span>}
        <span className="word-tag" data-tone={problem.severity}>
          {problem.severity === "error" ? "填不进" : "请看一眼"}
        </span>
      </span>
      <span className="issue-reason">{problem.reason}</span>
    </button>
  );
}
