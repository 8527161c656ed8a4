import { MinusOutlined, PlusOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";

/** Zoom steps offered, as factors. */
const steps = [0.5, 0.65, 0.8, 0.9, 1, 1.25, 1.5, 2] as const;

/** Zoom at the foot of the sheet: smaller, the figure (click: 100 %), larger, fit the width. */
export function ZoomControl(props: {
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  readonly onFit: () => void;
}): ReactNode {
  const { zoom, onZoom, onFit } = props;
  return (
    <div className="sheet-zoom">
      <button type="button" onClick={onFit} title="缩放到所有列都看得见">
        适合列宽
      </button>
      <button type="button" aria-label="缩小" title="缩小" onClick={() => onZoom(zoomStep(zoom, -1))}>
        <MinusOutlined />
      </button>
      <button type="button" className="sheet-zoom-figure" title="回到 100%" onClick={() => onZoom(1)}>
        {Math.round(zoom * 100)}%
      </button>
      <button type="button" aria-label="放大" title="放大" onClick={() => onZoom(zoomStep(zoom, 1))}>
        <PlusOutlined />
      </button>
    </div>
  );
}

/** The next offered zoom in a direction. */
export function zoomStep(zoom: number, direction: 1 | -1): number {
  const near = 0.001;
  if (direction === 1) return steps.find((step) => step > zoom + near) ?? steps[steps.length - 1] ?? 1;
  return [...steps].reverse().find((step) => step < zoom - near) ?? steps[0];
}
