import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { type FindWords, useOffered } from "./use-offered";

/** Where editing goes after the text was taken. */
export type AfterEdit = "down" | "up" | "right" | "left" | "stay";

/** Editing as the grid knows it: `typing` began with a key and ends with an arrow, `text` began with F2 or a double click. */
export type Editing = { readonly kind: "typing" } | { readonly kind: "text"; readonly text: string };

/** What the grid may ask of the input. */
export interface CellInputHandle {
  readonly focus: () => void;
  /** Takes the text if an edit is under way; answers whether it was. */
  readonly finish: () => boolean;
}

interface Props {
  readonly handle: Ref<CellInputHandle>;
  readonly place: { readonly top: number; readonly left: number; readonly width: number; readonly height: number };
  /** Changes with the active cell. */
  readonly cell: string;
  readonly label: string;
  readonly editing: Editing | null;
  readonly editable: boolean;
  readonly align: "left" | "right" | "center";
  readonly options: readonly string[];
  readonly find: FindWords | null;
  readonly onBegin: () => void;
  readonly onTake: (text: string, after: AfterEdit) => void;
  readonly onCancel: () => void;
  /** A key while nothing is edited; true when it was used. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly onCopy: (data: DataTransfer) => boolean;
  readonly onPaste: (text: string) => void;
}

/**
 * The input that always lies, transparent and focused, on the active cell: the first letter of a Chinese input method
 * needs a focused text field to compose in, and one that appeared only after that letter would lose it.
 */
export function CellInput(props: Props): ReactNode {
  const { editing } = props;
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(-1);
  const untouched = editing?.kind === "text" && (props.find === null || typed === editing.text);
  const offered = useOffered(editing === null ? null : untouched ? "" : typed, props.options, props.find);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new active cell or the end of an edit empties the input
  useEffect(() => {
    const field = input.current;
    if (field === null || (editing !== null && editing.kind === "typing")) return;
    field.value = editing === null ? "" : editing.text;
    field.setSelectionRange(field.value.length, field.value.length);
    setTyped(field.value);
    setChosen(-1);
  }, [editing, props.cell]);

  const take = (after: AfterEdit): void => props.onTake(offered[chosen] ?? input.current?.value ?? "", after);
  useImperativeHandle(props.handle, () => ({
    focus: () => input.current?.focus({ preventScroll: true }),
    finish: () => {
      if (editing === null) return false;
      take("stay");
      return true;
    },
  }));

  const onKeyDown = (event: KeyboardEvent): void => {
    // 229: the input method has the key; whatever it means, it is not ours.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (editing === null) {
      if (props.onKey(event)) event.preventDefault();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && offered.length > 0) {
      event.preventDefault();
      setChosen((chosen + step + offered.length) % offered.length);
      return;
    }
    const after = afterKey(event, editing.kind === "typing");
    if (after === null) return;
    event.preventDefault();
    if (after === "cancel") props.onCancel();
    else take(after);
  };

  const { top, left, width, height } = props.place;
  return (
    <div className="cell-input" data-editing={editing !== null} style={{ top, left, width, height }}>
      <input
        ref={input}
        aria-label={props.label}
        autoComplete="off"
        spellCheck={false}
        readOnly={!props.editable}
        style={{ textAlign: props.align }}
        onKeyDown={onKeyDown}
        onCompositionStart={() => {
          if (editing === null && props.editable) props.onBegin();
        }}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setChosen(-1);
          if (editing === null && props.editable) props.onBegin();
        }}
        onCopy={(event) => {
          if (editing === null && props.onCopy(event.clipboardData)) event.preventDefault();
        }}
        onPaste={(event) => {
          if (editing !== null) return;
          event.preventDefault();
          props.onPaste(event.clipboardData.getData("text/plain"));
        }}
        onBlur={() => {
          if (editing !== null) take("stay");
        }}
      />
      {offered.length > 0 ? (
        <div role="listbox" className="cell-options">
          {offered.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the input
            <div
              key={option}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              className="cell-option"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => props.onTake(option, "stay")}
            >
              {option}
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function afterKey(event: KeyboardEvent, typing: boolean): AfterEdit | "cancel" | null {
  switch (event.key) {
    case "Escape":
      return "cancel";
    case "Enter":
      return event.shiftKey ? "up" : "down";
    case "Tab":
      return event.shiftKey ? "left" : "right";
    case "ArrowDown":
      return typing ? "down" : null;
    case "ArrowUp":
      return typing ? "up" : null;
    case "ArrowRight":
      return typing ? "right" : null;
    case "ArrowLeft":
      return typing ? "left" : null;
    default:
      return null;
  }
}
