import { Input, Select } from "antd";
import { type ReactNode, useState } from "react";
import { dateStyles } from "#domain/reporting/date-style";
import type { BoundSource } from "#domain/reporting/form-binding";
import type { Field } from "#domain/catalogue/field";
import { reportingText } from "../../text/reporting";
import type { EditedPlace } from "./place-editor";
import { useReport } from "./use-report";
import { readCodes, showCodes } from "./writing-words";

/** How values are written as the form prescribes it (写法): the format of dates, codes for answers. */
export function PlaceWriting(props: {
  readonly place: EditedPlace;
  readonly source: BoundSource;
  readonly field: Field | undefined;
}): ReactNode {
  const { place, source, field } = props;
  const { session } = useReport();
  const writing = place.binding?.writing;
  if (field?.type === "date") {
    const known = writing?.date === undefined || dateStyles.includes(writing.date) ? [] : [writing.date];
    return (
      <div className="panel-field place-printing">
        <span className="panel-label">{reportingText.dateStyle}</span>
        <Select<string>
          size="small"
          aria-label={reportingText.dateStyle}
          value={writing?.date ?? ""}
          style={{ width: 160 }}
          options={[
            { value: "", label: reportingText.usualDate },
            ...[...known, ...dateStyles].map((style) => ({ value: style, label: style })),
          ]}
          onChange={(date) => void session.bind(place.targets, { source, writing: date === "" ? null : { date } })}
        />
      </div>
    );
  }
  const isCoded = field?.type === "boolean" || field?.type === "choice" || writing?.words !== undefined;
  if (!isCoded || place.ticks.length > 0) return null;
  const codes = showCodes(writing?.words);
  return (
    <CodesField
      key={`${place.where} ${codes}`}
      codes={codes}
      onCodes={(words) => void session.bind(place.targets, { source, writing: words === null ? null : { words } })}
    />
  );
}

function CodesField(props: {
  readonly codes: string;
  readonly onCodes: (words: Readonly<Record<string, string>> | null) => void;
}): ReactNode {
  const [text, setText] = useState(props.codes);
  const words = readCodes(text);
  const use = (): void => {
    if (text.trim() !== props.codes && words !== "unreadable") props.onCodes(words);
  };
  return (
    <div className="panel-field place-printing">
      <span className="panel-label">{reportingText.codes}</span>
      <Input.Search
        size="small"
        aria-label={reportingText.codes}
        value={text}
        maxLength={500}
        placeholder={reportingText.codesHint}
        status={words === "unreadable" ? "error" : ""}
        enterButton={reportingText.useText}
        onChange={(event) => setText(event.target.value)}
        onSearch={use}
      />
    </div>
  );
}
