import type { ReactNode } from "react";
import { ReportingPage } from "../features/reporting/reporting-page";

/** 报表. */
export function FillingPage(): ReactNode {
  return <ReportingPage />;
}
