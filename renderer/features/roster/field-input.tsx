import { AutoComplete, Input, Select } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import type { Field } from "#domain/catalogue/field";
import { labels } from "../../text/labels";
import { useFindNames } from "./link-names";

interface Props {
  readonly field: Field;
  /** Given by a form, as the two below. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (text: string | undefined) => void;
  readonly label?: string;
  readonly placeholder?: string;
}

/** The control of a field outside the grid: its words, the names a link may hold, or plain text. */
export function FieldInput(props: Props): ReactNode {
  const { field, value, onChange, label, placeholder } = props;
  const given = {
    ...(props.id === undefined ? {} : { id: props.id }),
    ...(value === undefined ? {} : { value }),
    ...(label === undefined ? {} : { "aria-label": label }),
    ...(placeholder === undefined ? {} : { placeholder }),
  };
  if (field.type === "boolean" || field.choices.length > 0) {
    const words = field.type === "boolean" ? [labels.yes, labels.no] : field.choices.map((choice) => choice.value);
    return (
      <Select<string>
        allowClear
        {...given}
        {...(onChange === undefined ? {} : { onChange })}
        options={words.map((word) => ({ value: word, label: word }))}
      />
    );
  }
  if (field.type === "link") return <LinkInput {...props} />;
  return <Input {...given} maxLength={4000} autoComplete="off" onChange={(event) => onChange?.(event.target.value)} />;
}

/** Offers the names found for what is typed. */
function LinkInput({ field, id, value, onChange, label, placeholder }: Props): ReactNode {
  const find = useFindNames();
  const [names, setNames] = useState<readonly string[]>([]);
  const typed = value ?? "";
  useEffect(() => {
    let late = false;
    void find(field, typed).then((found) => {
      if (!late) setNames(found);
    });
    return () => {
      late = true;
    };
  }, [find, field, typed]);
  return (
    <AutoComplete
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { "aria-label": label })}
      {...(placeholder === undefined ? {} : { placeholder })}
      value={typed}
      onChange={(text: string | undefined) => onChange?.(text ?? "")}
      options={names.map((name) => ({ value: name }))}
      allowClear
    />
  );
}
