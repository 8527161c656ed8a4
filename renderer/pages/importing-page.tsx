import type { ReactNode } from "react";
import { ImportPage } from "../features/importing/import-page";

/** 导入. */
export function ImportingPage(): ReactNode {
  return <ImportPage />;
}
