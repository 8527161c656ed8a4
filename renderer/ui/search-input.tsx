import { SearchOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";

// Typing is followed after a short rest, so that not every key asks for 50,000 rows anew.
const restMs = 200;

/** Finds rows by name or code while one types; a Chinese input method may compose in peace. */
export function SearchInput(props: {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
  /** As high as the other controls of a toolbar. */
  readonly large?: boolean;
}): ReactNode {
  const [typed, setTyped] = useState(props.value);
  const composing = useRef(false);
  const { value, onSearch } = props;
  const sent = useRef(value);
  // Cleared from elsewhere: the box follows, instead of asking for its old words again.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
  }, [value]);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === sent.current || composing.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = wanted;
      onSearch(wanted);
    }, restMs);
    return () => clearTimeout(timer);
  }, [typed, onSearch]);
  return (
    <Input
      size={props.large === true ? "middle" : "small"}
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
