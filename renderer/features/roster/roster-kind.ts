import type { KindDefinition, KindView } from "#domain/register/kind";

/** Which kind of entries a roster lists, and which part of it (台账类别). */
export interface RosterKind
  extends Pick<KindDefinition, "id" | "label" | "classifier" | "nameField" | "codeField" | "nameFrom" | "group"> {
  /** Only these of the kind (众创空间 among the carriers); null: all. */
  readonly view: KindView | null;
}

/** 企业: the roster that is always there, before any other is known. */
export const enterpriseKind: RosterKind = {
  id: "enterprise",
  label: "企业",
  classifier: "家",
  nameField: "enterpriseName",
  codeField: "creditCode",
  nameFrom: null,
  group: "roster",
  view: null,
};

/** What a page calls the roster: 企业名册, 众创空间. */
export function rosterTitle(kind: RosterKind): string {
  if (kind.view !== null) return kind.view.label;
  return kind.id === enterpriseKind.id ? "企业名册" : kind.label;
}

/** Under which name the window holds what was last asked of this roster. */
export function placeOf(kind: RosterKind): string {
  return kind.view === null ? kind.id : `${kind.id}/${kind.view.label}`;
}
