import { Button } from "antd";
import type { ReactNode } from "react";
import { packEditText } from "../../../text/pack-editing";
import { labels } from "../../../text/labels";

/** What was refused, and the buttons below a member's form. `kept`: why it cannot be taken out. */
export function FormFoot(props: {
  readonly refusals: readonly string[];
  readonly saving: boolean;
  readonly onClose: () => void;
  readonly onDrop: (() => void) | null;
  readonly kept?: string | null;
}): ReactNode {
  const { onDrop, kept = null } = props;
  return (
    <>
      {props.refusals.map((refusal) => (
        <p key={refusal} className="refusal" role="alert">
          {refusal}
        </p>
      ))}
      <div className="form-foot">
        {onDrop === null ? null : (
          <Button
            danger
            className="form-foot-start"
            disabled={kept !== null}
            title={kept ?? undefined}
            onClick={onDrop}
          >
            {packEditText.drop}
          </Button>
        )}
        <Button onClick={props.onClose}>{labels.cancel}</Button>
        <Button type="primary" htmlType="submit" loading={props.saving}>
          {labels.save}
        </Button>
      </div>
      {kept === null ? null : <p className="secondary form-kept">{kept}</p>}
    </>
  );
}
