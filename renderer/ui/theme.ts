import type { ThemeConfig } from "antd";

/** Colours tuned for ≥ 4.5:1 on white where they carry text. */
export const colours = {
  accent: "#1F5FBF",
  accentTint: "#EAF1FB",
  accentLight: "#94B4E3",
  text: "#1D2633",
  secondary: "#5A6675",
  faint: "#8692A2",
  line: "#E2E7EE",
  strongLine: "#CBD3DE",
  ground: "#F4F6F9",
  paper: "#FFFFFF",
  red: "#BF2F2A",
  amber: "#8F5B00",
  amberTint: "#FFF7E3",
  green: "#1C7544",
} as const;

const fonts = '"Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';

/** Design tokens of the component library: one accent, radius 4, dense, still where motion is unwanted. */
export function createTheme(motion: boolean): ThemeConfig {
  return {
    token: {
      colorPrimary: colours.accent,
      colorInfo: colours.accent,
      colorLink: colours.accent,
      colorError: colours.red,
      colorWarning: "#C98200",
      colorSuccess: colours.green,
      colorText: colours.text,
      colorTextSecondary: colours.secondary,
      colorTextTertiary: colours.secondary,
      colorTextPlaceholder: "#737F8E",
      colorBorder: colours.strongLine,
      colorBorderSecondary: colours.line,
      colorBgLayout: colours.ground,
      borderRadius: 4,
      borderRadiusLG: 4,
      borderRadiusSM: 4,
      fontSize: 14,
      fontFamily: fonts,
      controlHeight: 32,
      motion,
      motionDurationFast: "0.08s",
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.15s",
      boxShadowSecondary: "0 4px 16px rgba(29, 38, 51, 0.12)",
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" },
      Tabs: { horizontalMargin: "0 0 12px 0", titleFontSize: 14 },
      Modal: { titleFontSize: 16 },
      Form: { itemMarginBottom: 16 },
    },
  };
}

/** Whether the person's system allows motion. */
export function isMotionWelcome(): boolean {
  return typeof window.matchMedia !== "function" || !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
