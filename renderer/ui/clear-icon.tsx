import { CloseCircleFilled } from "@ant-design/icons";
import type { ReactNode } from "react";
import { labels } from "../text/labels";

/** The cross that empties a field (清除), named in Chinese for people who hear it. */
export function ClearIcon(): ReactNode {
  return <CloseCircleFilled aria-label={labels.clear} title={labels.clear} />;
}
