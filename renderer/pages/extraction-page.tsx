import type { ReactNode } from "react";
import { Extraction } from "../features/extraction/extraction";

/** 从文件提取目标. */
export function ExtractionPage(): ReactNode {
  return <Extraction />;
}
