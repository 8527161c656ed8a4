import type { ReactNode } from "react";
import { ReportStart } from "./report-start";
import { ReportWizard } from "./report-wizard";
import { useReport } from "./use-report";
import "./reporting.css";

/** The place 报表: with a form open its filling, without one the drop zone and earlier exports. */
export function ReportingPage(): ReactNode {
  const { state } = useReport();
  return state.form === null ? <ReportStart /> : <ReportWizard form={state.form} />;
}
