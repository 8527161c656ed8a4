import { type ReactNode, useEffect, useRef, useState } from "react";
import { labels } from "../text/labels";
import type { TrendDrawing } from "./trend-drawing";
import "./trend-chart.css";

/** One point: its full label, the label under the axis, and the figure as decimal text; null where there is none. */
export interface TrendPoint {
  readonly label: string;
  readonly tick: string;
  readonly value: string | null;
}

/** Figures over time as a small chart with its sentence. The frame stands at once; the drawing is loaded when first wanted. */
export function TrendChart(props: {
  readonly points: readonly TrendPoint[];
  readonly unit: string;
  readonly summary: string;
}): ReactNode {
  const { points, unit } = props;
  const frame = useRef<HTMLDivElement | null>(null);
  const drawing = useTrendDrawing(frame);
  useEffect(() => drawing?.show(points, unit), [drawing, points, unit]);
  return (
    <figure className="trend-chart">
      <div className="trend-frame">
        {drawing === null && <span className="bone trend-loading" role="status" aria-label={labels.loading} />}
        <div className="trend-drawing" ref={frame} role="img" aria-label={props.summary} />
      </div>
      <figcaption className="figures">{unbroken(props.summary)}</figcaption>
    </figure>
  );
}

// A figure stays on one line with its label and unit; lines end after an arrow or a comma.
function unbroken(sentence: string): string {
  return sentence.replaceAll(/(?<!→) /gu, "\u00a0");
}

function useTrendDrawing(frame: { readonly current: HTMLDivElement | null }): TrendDrawing | null {
  const [drawing, setDrawing] = useState<TrendDrawing | null>(null);
  useEffect(() => {
    const element = frame.current;
    let made: TrendDrawing | null = null;
    let gone = false;
    const watch = new ResizeObserver(() => made?.fit());
    void import("./trend-drawing").then(({ drawTrend }) => {
      if (gone || element === null) return;
      made = drawTrend(element);
      setDrawing(made);
      watch.observe(element);
    });
    return () => {
      gone = true;
      watch.disconnect();
      made?.drop();
    };
  }, [frame]);
  return drawing;
}
