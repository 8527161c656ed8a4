import { Modal } from "antd";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from "react";
import { useNavigate } from "react-router";
import { searchText } from "../../text/search";
import { type Hit, useFound } from "./use-found";
import "./search.css";

/** A page that can be found by name. */
export interface FindablePage {
  readonly to: string;
  readonly label: string;
}

/** Search over entries of every kind and pages, by keyboard alone (Ctrl+K). */
export function SearchBox(props: {
  readonly open: boolean;
  readonly pages: readonly FindablePage[];
  readonly onClose: () => void;
}): ReactNode {
  return (
    <Modal
      open={props.open}
      onCancel={props.onClose}
      footer={null}
      closable={false}
      width={600}
      destroyOnHidden
      style={{ top: 72 }}
      styles={{ container: { padding: 0 } }}
    >
      <SearchPanel pages={props.pages} onClose={props.onClose} />
    </Modal>
  );
}

function SearchPanel(props: { readonly pages: readonly FindablePage[]; readonly onClose: () => void }): ReactNode {
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const navigate = useNavigate();
  const list = useId();
  const hits = useHits(useSettled(text.trim(), 80), props.pages);
  const open = (hit: Hit | undefined): void => {
    if (hit === undefined) return;
    props.onClose();
    void navigate(hit.to);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      setChosen((chosen + step + hits.length) % hits.length);
    }
    if (event.key === "Enter") open(hits[chosen]);
  };
  return (
    <div className="search">
      <input
        className="search-input"
        // biome-ignore lint/a11y/noAutofocus: the box was opened by a key to type into
        autoFocus
        value={text}
        placeholder={searchText.placeholder}
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKey}
      />
      <div id={list} role="listbox" className="search-hits">
        {hits.map((hit, index) => (
          <HitLine
            key={`${hit.to}${hit.title}`}
            hit={hit}
            first={hits[index - 1]?.group !== hit.group}
            chosen={index === chosen}
            onOpen={() => open(hit)}
          />
        ))}
        {hits.length === 0 ? <p className="search-nothing">{searchText.nothing}</p> : null}
      </div>
      <div className="search-hint secondary">{searchText.hint}</div>
    </div>
  );
}

function HitLine(props: {
  readonly hit: Hit;
  readonly first: boolean;
  readonly chosen: boolean;
  readonly onOpen: () => void;
}): ReactNode {
  return (
    <>
      {props.first ? <div className="search-group secondary">{props.hit.group}</div> : null}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox input */}
      <div
        role="option"
        tabIndex={-1}
        aria-selected={props.chosen}
        className="search-hit"
        onMouseDown={(event) => event.preventDefault()}
        onClick={props.onOpen}
      >
        <span>{props.hit.title}</span>
        <span className="secondary figures">{props.hit.note}</span>
      </div>
    </>
  );
}

function useHits(text: string, pages: readonly FindablePage[]): readonly Hit[] {
  const found = useFound(text);
  const pageHits = pages
    .filter((page) => text === "" || page.label.includes(text))
    .map((page) => ({ to: page.to, group: searchText.pages, title: page.label, note: "" }));
  return [...found, ...pageHits];
}

/** The text once typing has paused. */
function useSettled(text: string, milliseconds: number): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), milliseconds);
    return () => clearTimeout(timer);
  }, [text, milliseconds]);
  return settled;
}
