import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { groupThousands } from "../text/format-value";
import type { TrendPoint } from "./trend-chart";
import { colours } from "./theme";

/** A drawing in an element; fits itself to it when told. */
export interface TrendDrawing {
  readonly show: (points: readonly TrendPoint[], unit: string) => void;
  readonly fit: () => void;
  readonly drop: () => void;
}

/** Draws a trend into an element: bars for a few points, a line for many. Loaded only when a trend is looked at. */
export function drawTrend(element: HTMLElement): TrendDrawing {
  use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer]);
  const chart = init(element, null, { renderer: "svg" });
  return {
    show: (points, unit) => chart.setOption(optionsOf(points, unit), { notMerge: true }),
    fit: () => chart.resize(),
    drop: () => chart.dispose(),
  };
}

/** More bars than this are thin; a line reads better. */
const MOST_BARS = 8;
/** Figures above bars fit beside each other up to this many. */
const MOST_FIGURES = 3;

function optionsOf(points: readonly TrendPoint[], unit: string): EChartsCoreOption {
  const few = points.length <= MOST_FIGURES;
  const figure = (index: number): string => groupThousands(points[index]?.value ?? "");
  // The figure of a bar that hangs down stands below it, above the period.
  const margin = few && points.some(({ value }) => value?.startsWith("-")) ? 22 : 8;
  const axisText = { color: colours.secondary, fontSize: 12 };
  return {
    // Still on purpose: a look at a figure is no show, and reduced motion needs no second way.
    animation: false,
    textStyle: { fontFamily: "inherit" },
    grid: { left: 4, right: 8, top: 24, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    tooltip: {
      show: !few,
      trigger: "axis",
      confine: true,
      transitionDuration: 0,
      axisPointer: { type: points.length <= MOST_BARS ? "none" : "line", animation: false },
      textStyle: { color: colours.text, fontSize: 12 },
      formatter: (shown: readonly { readonly dataIndex: number }[]) => {
        const at = shown[0]?.dataIndex ?? 0;
        const text = points[at]?.value === null ? "—" : `${figure(at)} ${unit}`;
        return `${points[at]?.label ?? ""}　${text}`;
      },
    },
    xAxis: {
      type: "category",
      data: points.map(({ tick }) => tick),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.strongLine } },
      axisLabel: { ...axisText, margin, lineHeight: 16, hideOverlap: true },
    },
    yAxis: {
      type: "value",
      splitNumber: 3,
      axisLabel: { ...axisText, show: !few, formatter: (value: number) => groupThousands(String(value)) },
      splitLine: { show: !few, lineStyle: { color: colours.line } },
    },
    series: [points.length <= MOST_BARS ? barsOf(points, few ? figure : null) : lineOf(points)],
  };
}

function barsOf(points: readonly TrendPoint[], figure: ((index: number) => string) | null): EChartsCoreOption {
  const last = points.length - 1;
  return {
    type: "bar",
    barMaxWidth: 40,
    barMinHeight: 1,
    // The latest is full, earlier ones are light: told apart on grey paper too.
    data: points.map(({ value }, index) => ({
      value: value === null ? null : Number(value),
      itemStyle: { color: index === last ? colours.accent : colours.accentLight },
      label: { position: value?.startsWith("-") === true ? "bottom" : "top" },
    })),
    label: {
      show: figure !== null,
      color: colours.text,
      fontSize: 12,
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => figure?.(dataIndex) ?? "",
    },
    emphasis: { disabled: true },
  };
}

function lineOf(points: readonly TrendPoint[]): EChartsCoreOption {
  return {
    type: "line",
    data: points.map(({ value }) => (value === null ? null : Number(value))),
    symbol: "circle",
    symbolSize: 5,
    showAllSymbol: true,
    itemStyle: { color: colours.accent },
    lineStyle: { color: colours.accent, width: 2 },
    emphasis: { disabled: true },
  };
}
