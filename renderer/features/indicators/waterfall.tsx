import type { ReactNode } from "react";
import type { ValueChange } from "#contract/indicators";
import { changeReasons, indicatorsText } from "../../text/indicators";
import { showChange, showFigure } from "./show-figure";
import { waterfallSteps } from "./waterfall-steps";

/** A change drawn from the value before to the value after, a bar each part (变化瀑布图). */
export function Waterfall(props: { readonly change: ValueChange; readonly decimals: number }): ReactNode {
  const { change, decimals } = props;
  const short = { ...change, parts: change.parts.map((part) => ({ ...part, label: changeReasons[part.reason] })) };
  const steps = waterfallSteps(short, { before: indicatorsText.before, after: indicatorsText.after });
  if (steps === null || change.parts.length === 0) return null;
  return (
    <>
      <div className="waterfall" role="img" aria-label={indicatorsText.waterfall}>
        {steps.map(({ label, amount, left, width, rise }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bars stand in a fixed order
          <div key={at} className="waterfall-line" data-level={rise === null}>
            <span>{label}</span>
            <span className="waterfall-track">
              <span
                className="waterfall-bar"
                data-rise={rise ?? "level"}
                style={{ left: `${left}%`, width: `max(${width}%, 2px)` }}
              />
            </span>
            <span className="figures">
              {rise === null ? showFigure(amount, decimals) : showChange(amount, decimals)}
            </span>
          </div>
        ))}
      </div>
      {steps.some(({ isCut }) => isCut) ? <p className="secondary">{indicatorsText.waterfallCut}</p> : null}
    </>
  );
}
