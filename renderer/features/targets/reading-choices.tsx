import { Radio, Tag } from "antd";
import type { ReactNode } from "react";
import type { TargetVerdict } from "#contract/targets";
import type { TargetReading } from "#domain/targets/target";
import { targetsText } from "../../text/targets";
import { useTargetSetting } from "./use-target-setting";

/** The possible readings of an ambiguous sentence, one choice each; a choice recomputes at once (口径选项). */
export function ReadingChoices({ verdict }: { readonly verdict: TargetVerdict }): ReactNode {
  const { saving, save } = useTargetSetting(verdict);
  const { readings } = verdict.definition;
  if (readings.length === 0) return null;
  const chosen = verdict.setting.readings;
  return (
    <section>
      <h3>{targetsText.readings}</h3>
      <p className="secondary">{targetsText.readingsHint}</p>
      {readings.map((reading) => (
        <ReadingChoice
          key={reading.id}
          reading={reading}
          chosen={chosen[reading.id] ?? null}
          disabled={saving}
          onChoose={(option) => void save({ readings: { ...chosen, [reading.id]: option } })}
        />
      ))}
    </section>
  );
}

function ReadingChoice(props: {
  readonly reading: TargetReading;
  readonly chosen: string | null;
  readonly disabled: boolean;
  readonly onChoose: (option: string) => void;
}): ReactNode {
  const { reading, chosen } = props;
  return (
    <fieldset className="reading-choice">
      <legend>
        {reading.question}
        {chosen === null ? <Tag color="warning">{targetsText.readingAssumed}</Tag> : null}
      </legend>
      <Radio.Group
        vertical
        disabled={props.disabled}
        value={chosen ?? reading.options[0]?.id}
        onChange={(event) => props.onChoose(String(event.target.value))}
        options={reading.options.map(({ id, label }) => ({ value: id, label }))}
      />
    </fieldset>
  );
}
