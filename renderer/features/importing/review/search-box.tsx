import { SearchOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";

// Typing is followed after a short rest, so that not every key asks for 50,000 rows anew.
const restMs = 200;

/** Finds rows by name or code while one types; a Chinese input method may compose in peace. */
export function SearchBox(props: {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}): ReactNode {
  const [typed, setTyped] = useState(props.value);
  const composing = useRef(false);
  const { value, onSearch } = props;
  useEffect(() => {
    if (typed === value || composing.current) return undefined;
    const timer = setTimeout(() => onSearch(typed.trim()), restMs);
    return () => clearTimeout(timer);
  }, [typed, value, onSearch]);
  return (
    <Input
      size="small"
      allowClear
      aria-label={props.label}
      placeholder={props.label}
      prefix={<SearchOutlined aria-hidden />}
      maxLength={200}
      value={typed}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        setTyped(event.currentTarget.value);
      }}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
