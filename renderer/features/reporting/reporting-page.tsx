import type { ReactNode } from "react";
import { FilledDesk } from "./filled-desk";
import { ReportStart } from "./report-start";
import { ReportWizard } from "./report-wizard";
import { useFilled } from "./use-filled";
import { useReport } from "./use-report";
import "./reporting.css";

/** The place 报表: a filled form that was opened again, a form being filled, or without one the drop zones and earlier exports. */
export function ReportingPage(): ReactNode {
  const { state } = useReport();
  const filled = useFilled().state;
  if (filled.form !== null) return <FilledDesk form={filled.form} />;
  return state.form === null ? <ReportStart /> : <ReportWizard form={state.form} />;
}
