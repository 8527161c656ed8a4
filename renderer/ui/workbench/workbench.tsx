import { CheckOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import "./workbench.css";

/** A step of the way at the left. */
export interface WorkStep<Key extends string> {
  readonly key: Key;
  readonly title: string;
  /** A few words on where it stands (300 行、2 个问题). */
  readonly note: string;
  readonly state: "done" | "now" | "open" | "closed";
}

/** A way of working in steps (工作台): steps at the left, the matter in the middle, decisions at the right, counters and the next step at the foot. */
export function Workbench<Key extends string>(props: {
  readonly head: ReactNode;
  readonly steps: readonly WorkStep<Key>[];
  readonly onStep: (key: Key) => void;
  readonly notice?: ReactNode;
  readonly panel: ReactNode;
  readonly wide?: boolean;
  readonly counters: ReactNode;
  readonly actions: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="workbench" data-panel={props.panel === null ? "none" : props.wide === true ? "wide" : "normal"}>
      <div className="workbench-head">{props.head}</div>
      <ol className="workbench-steps" aria-label="步骤">
        {props.steps.map((step, index) => (
          <li key={step.key}>
            <button
              type="button"
              className="workbench-step"
              data-state={step.state}
              aria-current={step.state === "now" ? "step" : undefined}
              disabled={step.state === "closed"}
              onClick={() => props.onStep(step.key)}
            >
              <span className="workbench-step-mark">{step.state === "done" ? <CheckOutlined /> : index + 1}</span>
              <span className="workbench-step-words">
                <span className="workbench-step-title">{step.title}</span>
                <span className="workbench-step-note">{step.note}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
      <div className="workbench-middle">
        {props.notice}
        {props.children}
      </div>
      {props.panel !== null && <aside className="workbench-panel">{props.panel}</aside>}
      <div className="workbench-foot">
        <div className="workbench-counters">{props.counters}</div>
        <div className="workbench-actions">{props.actions}</div>
      </div>
    </div>
  );
}

/** A part of the right panel with its heading. `scrolls` takes the rest of the height. */
export function PanelPart(props: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly scrolls?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className="panel-part" data-scrolls={props.scrolls === true}>
      <h2 className="panel-part-title">
        <span className="panel-part-name">{props.title}</span>
        {props.note === undefined ? null : <span className="panel-part-note">{props.note}</span>}
      </h2>
      {props.children}
    </section>
  );
}

/** One figure with its word at the foot (新增 12). */
export function Counter(props: {
  readonly word: string;
  readonly count: number | null;
  readonly tone?: "red" | "amber";
}): ReactNode {
  return (
    <span className="counter" data-tone={(props.count ?? 0) > 0 ? props.tone : undefined}>
      {props.word}
      <b className="figures">{props.count === null ? "—" : props.count.toLocaleString("zh-CN")}</b>
    </span>
  );
}
