import { Button, Popconfirm } from "antd";
import type { ReactNode } from "react";
import { periodWords } from "../../../text/format-value";
import { formatCount } from "../../../text/labels";
import { releasePeriod } from "../plan-choices";
import { useImport } from "../use-import";
import type { ReviewProps } from "./review-props";

/** Changes held back because their period is filed or frozen; a person may let a period through. */
export function HeldPanel({ file, plan }: ReviewProps): ReactNode {
  const { session } = useImport();
  const say = (period: string, released: boolean): void =>
    session.decide(file.token, (choices) => releasePeriod(choices, period, released));
  if (plan.held.length === 0) return <p className="list-line secondary">没有暂不写入的变更。</p>;
  return (
    <div className="held-list">
      {plan.held.map(({ period, kind, changes }) => {
        const released = file.choices.released.includes(period);
        const words = `${periodWords(period)}${kind === "filed" ? "已上报" : "已冻结"}`;
        return (
          <section key={period} className="held" data-released={released} aria-label={words}>
            <p>
              <b>
                {words}，{formatCount(changes)} 处变更{released ? "照常写入" : "暂不写入"}
              </b>
            </p>
            <p className="line-note">
              {released
                ? "已放行：写入后账本和报出去的数会不一样，请记得另行更正。"
                : "账本里保持报出去的数。确实要改的，放行这一期再写。"}
            </p>
            {released ? (
              <Button size="small" onClick={() => say(period, false)}>
                收回放行
              </Button>
            ) : (
              <Popconfirm
                title={`放行${periodWords(period)}？`}
                description={`${formatCount(changes)} 处会和报出去的数不一样。`}
                okText="放行"
                cancelText="不放行"
                onConfirm={() => say(period, true)}
              >
                <Button size="small">放行</Button>
              </Popconfirm>
            )}
          </section>
        );
      })}
    </div>
  );
}
