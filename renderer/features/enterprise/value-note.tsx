import { createContext, type ReactNode, useContext } from "react";
import type { Provenance } from "#domain/shared/provenance";
import { SourceMark } from "../../ui/source-mark";

/** A value of an entry. */
export interface ValuePlace {
  readonly entryId: number;
  readonly field: string;
  readonly period: string | null;
}

/** What other features have to say of a value, below its source; null: nothing. */
export const ValueNote = createContext<((place: ValuePlace) => ReactNode) | null>(null);

/** The source mark of a value, with what other features say of it. */
export function ValueSource(props: ValuePlace & { readonly label: string; readonly source: Provenance }): ReactNode {
  const note = useContext(ValueNote);
  const { entryId, field, period } = props;
  return <SourceMark label={props.label} source={props.source} more={note?.({ entryId, field, period })} />;
}
