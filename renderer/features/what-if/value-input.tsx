import { AutoComplete, Input, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { Field } from "#domain/catalogue/field";
import { useQuery } from "../../api/use-query";
import { labels } from "../../text/labels";

/** Takes the value of a field: its words where it has some, the names a link may hold, else plain text. */
export function ValueInput(props: {
  readonly field: Field;
  readonly label: string;
  readonly value: string;
  readonly onValue: (text: string) => void;
}): ReactNode {
  const { field, label, value, onValue } = props;
  if (field.type === "link") return <LinkInput {...props} />;
  const words = field.type === "boolean" ? [labels.yes, labels.no] : field.choices.map((choice) => choice.value);
  if (words.length > 0) {
    return (
      <Select<string>
        allowClear
        aria-label={label}
        value={value === "" ? null : value}
        options={words.map((word) => ({ value: word, label: word }))}
        onChange={(text: string | undefined) => onValue(text ?? "")}
      />
    );
  }
  return field.type === "text" ? (
    <KnownTexts {...props} />
  ) : (
    <Input
      aria-label={label}
      value={value}
      maxLength={400}
      autoComplete="off"
      onChange={(event) => onValue(event.target.value)}
    />
  );
}

type InputProps = Parameters<typeof ValueInput>[0];

function LinkInput({ field, label, value, onValue }: InputProps): ReactNode {
  const choices = useQuery("registers/link-choices", { field: field.id, search: value.trim() }, { keepPrevious: true });
  const names = [...new Set((choices.value ?? []).map(({ name }) => name))];
  return (
    <AutoComplete
      aria-label={label}
      value={value}
      onChange={(text: string | undefined) => onValue(text ?? "")}
      options={names.slice(0, 50).map((name) => ({ value: name }))}
    />
  );
}

/** Most words that stand in the book already are what is meant again (省级、众创空间). */
function KnownTexts({ field, label, value, onValue }: InputProps): ReactNode {
  const [wanted, setWanted] = useState(false);
  const known = useQuery(
    "enterprises/value-list",
    { kind: field.subject, key: field.id, search: "" },
    { enabled: wanted },
  );
  const texts = (known.value ?? []).map(({ value: text }) => text);
  return (
    <AutoComplete
      aria-label={label}
      value={value}
      onFocus={() => setWanted(true)}
      onChange={(text: string | undefined) => onValue(text ?? "")}
      options={texts
        .filter((text) => text !== "" && text.includes(value.trim()))
        .slice(0, 20)
        .map((text) => ({ value: text }))}
    />
  );
}
