/** What an enterprise is by its history (由变更记录推出现状): every act that still counts, laid one over the other. Pure, so that undoing and redoing in any order end in the same state. */
import { foldName } from "#domain/shared/chinese-text";
import { splitFormerNames } from "./identity.ts";
import type { ValueChange } from "./journal-change.ts";
import type { StoredValue } from "./stored-value.ts";

/** One line of the journal that did something of its own; undo and redo are no acts, they only say which acts count. */
export interface Act {
  readonly entry: number;
  readonly kind: "import" | "edit" | "create" | "merge";
  readonly at: string;
  readonly existence: number;
  readonly changes: readonly ValueChange[];
}

/** The value on top of a place and the act that put it there; null: the act took the value away. */
export interface Layer {
  readonly stored: StoredValue | null;
  readonly act: Act;
}

/** A name given up, or stated as 曾用名 (`until` null). */
export interface FormerName {
  readonly name: string;
  readonly until: string | null;
  readonly source: StoredValue;
}

/** A certificate as its fields say. */
export interface Certificate {
  readonly kind: string;
  readonly number: string | null;
  readonly issued: string | null;
  readonly validUntil: string | null;
  readonly source: StoredValue;
}

/** The state. An enterprise that does not exist has no values; `removedBy` says which act took it away, null when nothing ever counted for it. */
export interface Projection {
  readonly exists: boolean;
  readonly removedBy: Act | null;
  readonly values: ReadonlyMap<number, Layer>;
  readonly formerNames: readonly FormerName[];
  readonly certificates: readonly Certificate[];
}

/** Numbers of the fields from which identity is derived; -1 where nothing was ever stored. */
export interface IdentityNumbers {
  readonly name: number;
  readonly creditCode: number;
  readonly formerName: number;
  readonly certificates: readonly {
    readonly kind: string;
    readonly number: number;
    readonly issued: number;
    readonly validUntil: number;
  }[];
  /** All of them. */
  readonly all: ReadonlySet<number>;
}

/** One number for field and period. */
export function placeOf({ fieldId, periodId }: { readonly fieldId: number; readonly periodId: number }): number {
  return fieldId * PERIODS + periodId;
}

/** Field and period of such a number. */
export function keyOf(place: number): { readonly fieldId: number; readonly periodId: number } {
  return { fieldId: Math.floor(place / PERIODS), periodId: place % PERIODS };
}

const PERIODS = 1_000_000;

/** Lays the acts that count one over the other, oldest first. An enterprise whose creation no longer counts stays as long as anything else is known of it, and then keeps its name and code. */
export function project(
  acts: readonly Act[],
  counts: (entry: number) => boolean,
  numbers: IdentityNumbers,
): Projection {
  const state: State = {
    created: false,
    removedBy: null,
    name: null,
    values: new Map(),
    formerNames: [],
    certificates: [],
  };
  for (const act of acts) if (counts(act.entry)) takeAct(state, act, numbers);
  if (state.removedBy !== null || !isKnown(state)) return { ...GONE, removedBy: state.removedBy };
  if (!state.created) borrowIdentity(state, acts, numbers);
  const { values, formerNames, certificates } = state;
  const stated = textAt(state, numbers.formerName);
  const source = values.get(placeOf({ fieldId: numbers.formerName, periodId: 0 }))?.stored ?? null;
  const statedNames =
    stated === null || source === null ? [] : splitFormerNames(stated).map((name) => ({ name, until: null, source }));
  return { exists: true, removedBy: null, values, formerNames: [...formerNames, ...statedNames], certificates };
}

const GONE: Projection = { exists: false, removedBy: null, values: new Map(), formerNames: [], certificates: [] };

interface State {
  created: boolean;
  removedBy: Act | null;
  name: string | null;
  readonly values: Map<number, Layer>;
  formerNames: FormerName[];
  certificates: Certificate[];
}

function takeAct(state: State, act: Act, numbers: IdentityNumbers): void {
  if (act.existence === 1) {
    state.created = true;
    state.removedBy = null;
  }
  if (act.existence === -1) state.removedBy = act;
  let derives = false;
  for (const change of act.changes) {
    state.values.set(placeOf(change), { stored: change.after, act });
    if (change.periodId === 0 && numbers.all.has(change.fieldId)) derives = true;
  }
  if (!derives) return;
  // A name changed by hand is a slip put right, not a renaming; a renaming arrives with a file or by merging two records.
  const renames = act.kind === "import" || act.kind === "merge";
  deriveName(state, act, { numbers, renames });
  for (const fields of numbers.certificates) deriveCertificate(state, fields, renames);
}

function isKnown({ created, values }: State): boolean {
  if (created) return true;
  for (const { stored } of values.values()) if (stored !== null) return true;
  return false;
}

function borrowIdentity({ values }: State, acts: readonly Act[], numbers: IdentityNumbers): void {
  for (const act of acts) {
    if (act.existence !== 1) continue;
    for (const change of act.changes) {
      const place = placeOf(change);
      const isIdentity = change.fieldId === numbers.name || change.fieldId === numbers.creditCode;
      if (isIdentity && change.periodId === 0 && !values.has(place)) values.set(place, { stored: change.after, act });
    }
  }
}

function deriveName(
  state: State,
  { at }: Act,
  { numbers, renames }: { readonly numbers: IdentityNumbers; readonly renames: boolean },
): void {
  const source = state.values.get(placeOf({ fieldId: numbers.name, periodId: 0 }))?.stored ?? null;
  const { name: before } = state;
  if (source === null) return;
  const name = String(source.value);
  state.name = name;
  if (before === null || foldName(before) === foldName(name)) return;
  state.formerNames = state.formerNames.filter((former) => foldName(former.name) !== foldName(name));
  if (renames) state.formerNames.push({ name: before, until: at.slice(0, 10), source });
}

/** The newest certificate follows the fields; a new number that a file brings starts another one. */
function deriveCertificate(state: State, fields: IdentityNumbers["certificates"][number], renews: boolean): void {
  const sourceOf = (fieldId: number): StoredValue | null =>
    state.values.get(placeOf({ fieldId, periodId: 0 }))?.stored ?? null;
  const number = textAt(state, fields.number);
  const others = state.certificates.filter(({ kind }) => kind !== fields.kind);
  let own = state.certificates.filter(({ kind }) => kind === fields.kind);
  const last = own.at(-1);
  const renewed = last !== undefined && last.number !== null && number !== null && last.number !== number;
  if (last !== undefined && !(renewed && renews)) own = own.slice(0, -1);
  if (renewed && !renews) own = own.filter((one) => one.number !== number);
  const source = sourceOf(fields.number) ?? sourceOf(fields.issued) ?? sourceOf(fields.validUntil);
  const { kind } = fields;
  const issued = textAt(state, fields.issued);
  const validUntil = textAt(state, fields.validUntil);
  if (source !== null) own = [...own, { kind, number, issued, validUntil, source }];
  state.certificates = [...others, ...own];
}

function textAt({ values }: State, fieldId: number): string | null {
  const stored = values.get(placeOf({ fieldId, periodId: 0 }))?.stored ?? null;
  return stored === null ? null : String(stored.value);
}
