import type { ReactNode } from "react";
import type { OpenForm } from "#contract/reporting";
import { reportingText } from "../../text/reporting";
import { landingAt } from "./landing";
import { PlaceEditor } from "./place-editor";
import { useReport } from "./use-report";

/** The selected cell where the form was not seen to ask for anything: it can be filled all the same (另加一处). */
export function FreeCell({ form }: { readonly form: OpenForm }): ReactNode {
  const { state } = useReport();
  if (state.selected === null) return null;
  const landing = landingAt(form.reading, state.sheet ?? "", state.selected, state.selectedText);
  if (landing === null || landing.place !== null) return null;
  return (
    <div className="list-line free-cell" data-on="true">
      <span className="line-row">
        <span className="cell-tag">{landing.where}</span>
        <span className="grow">{reportingText.freeCell(landing.where)}</span>
      </span>
      <PlaceEditor
        key={landing.where}
        form={form}
        place={{
          where: landing.where,
          targets: landing.targets,
          kind: form.reading.subjectKind ?? "enterprise",
          unit: null,
          allowed: [],
          ticks: [],
          binding: null,
        }}
      />
    </div>
  );
}
