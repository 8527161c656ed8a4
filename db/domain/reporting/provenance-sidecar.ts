import type { FilledCell, FillPlan } from "#domain/reporting/fill-request";
import type { Provenance } from "#domain/shared/provenance";

/** The file beside a filled form that tells where every number came from (来源说明). Plain JSON; keys are stable. */
export interface ProvenanceSidecar {
  readonly version: 1;
  readonly form: { readonly file: string; readonly sha256: string };
  readonly output: { readonly file: string; readonly sha256: string };
  readonly period: string | null;
  /** ISO 8601. */
  readonly filledAt: string;
  readonly cells: readonly SidecarCell[];
}

/** One filled cell of the sidecar (单元格来源). */
export interface SidecarCell {
  readonly sheet: string;
  readonly cell: string;
  readonly label: string;
  readonly text: string;
  readonly rule: string;
  readonly enterprise: { readonly id: number; readonly name: string } | null;
  readonly field: string | null;
  readonly period: string | null;
  readonly unit: string | null;
  readonly stored: string | number | boolean | null;
  readonly source: Provenance | null;
}

/** Puts the sidecar together (生成来源说明). */
export function createSidecar(
  about: Pick<ProvenanceSidecar, "form" | "output" | "period" | "filledAt">,
  plan: Pick<FillPlan, "cells">,
): ProvenanceSidecar {
  return { version: 1, ...about, cells: Array.from(plan.cells, (cell: FilledCell): SidecarCell => ({ ...cell })) };
}
