import type { ReactNode } from "react";
import { describeError } from "../../text/describe-error";
import { reportingText } from "../../text/reporting";
import { DropZone } from "../../ui/drop-zone";
import { useFilled } from "./use-filled";

/** A filled form comes back here: to see where its figures came from, and to take hand edits into the book. */
export function OpenFilledZone(): ReactNode {
  const { state, session } = useFilled();
  const text = reportingText.filled;
  return (
    <>
      {state.error !== null && (
        <div className="workbench-notice" data-tone="red" role="alert">
          {describeError(state.error)}
        </div>
      )}
      <DropZone
        quiet
        title={text.zone}
        note={text.zoneNote}
        button={text.zoneButton}
        busy={state.stage === "opening"}
        onFiles={(files) => void session.offer(files)}
        onChoose={() => void session.choose()}
      />
    </>
  );
}
