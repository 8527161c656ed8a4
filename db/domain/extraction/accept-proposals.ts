/** Accepted proposals become indicators and targets of the zone's own pack (采用目标建议). */
import type { IndicatorDefinition } from "#domain/indicators/indicator";
import { freeCode } from "#domain/packs/free-code";
import type { PolicyPack } from "#domain/packs/pack";
import { partReference } from "#domain/targets/reference-margin";
import type { ProposedTarget } from "#domain/targets/proposed-target";
import type { TargetDefinition, TargetScope } from "#domain/targets/target";

/** A proposal a person took over; without a formula its values are typed in (填报). */
export type AcceptedProposal = ProposedTarget & { readonly formula: string | null };

/** The document the proposals stand in (依据文件). */
export interface AcceptedDocument {
  readonly title: string;
  /** 文号; "" when it has none. */
  readonly number: string;
}

/** The pack with the proposals added; nothing in it is changed, so accepting twice gives two targets. */
export function addProposals(
  pack: PolicyPack,
  document: AcceptedDocument,
  accepted: readonly AcceptedProposal[],
): PolicyPack {
  const number = document.number === "" ? null : document.number;
  const known = pack.documents.find((one) => one.title === document.title && one.number === number);
  const id = known?.id ?? `doc-${pack.documents.length + 1}`;
  const fresh = { id, title: document.title, number, issuer: "", issuedOn: null, status: "unknown", note: "" } as const;
  const indicators = [...pack.indicators];
  const targets = [...pack.targets];
  for (const proposal of accepted) {
    const indicator = indicatorOf(
      proposal,
      id,
      freeCode(
        "ZB",
        indicators.map((one) => one.code),
      ),
    );
    const twin = indicators.find((one) => sameIndicator(one, indicator));
    if (twin === undefined) indicators.push(indicator);
    targets.push(
      targetOf(proposal, id, {
        code: twin?.code ?? indicator.code,
        id: freeCode(
          "MB",
          targets.map((one) => one.id),
        ),
      }),
    );
  }
  return {
    ...pack,
    version: String(Number(pack.version) + 1 || 1),
    documents: known === undefined ? [...pack.documents, fresh] : pack.documents,
    indicators,
    targets,
  };
}

function sameIndicator(a: IndicatorDefinition, b: IndicatorDefinition): boolean {
  return a.name === b.name && a.unit === b.unit && a.formula === b.formula && a.direction === b.direction;
}

/** Formula texts put names in quotes; a quote inside would end them. */
function quoted(name: string): string {
  return `"${name.replace(/["“”]/gu, "")}"`;
}

function indicatorOf(proposal: AcceptedProposal, document: string, code: string): IndicatorDefinition {
  const typed =
    proposal.operator === "milestone" ? `里程碑(${quoted(proposal.indicator)})` : `填报(${quoted(proposal.indicator)})`;
  return {
    code,
    name: proposal.indicator,
    unit: unitOf(proposal),
    direction: proposal.direction,
    note: "",
    source: { document, place: proposal.sentence },
    effective: { from: null, until: null },
    formula: proposal.formula ?? typed,
    group: "本区目标",
    unconfirmed: proposal.doubts.length === 0 ? null : proposal.doubts.join("；"),
    decimals: proposal.unit.includes("%") ? 2 : 0,
    time: proposal.operator === "increment_ge" || proposal.unit.endsWith("/年") ? "flow" : "point",
  };
}

/** Growth and doubling are kept of the level itself, whose own unit the sentence does not say. */
function unitOf({ operator, unit }: ProposedTarget): string {
  return ["cagr_ge", "double", "milestone", "rank"].includes(operator) ? "" : unit.replace(/\/年$/u, "");
}

function targetOf(
  proposal: AcceptedProposal,
  document: string,
  ids: { readonly code: string; readonly id: string },
): TargetDefinition {
  const { operator, value, unit, baseYear, targetYear, doubts, sentence, indicator } = proposal;
  const reference = operator === "ge_ref" ? partReference(value) : null;
  const [low = reference?.margin ?? null, high = null] = /^[\d.]+(?:–[\d.]+)?$/u.test(value) ? value.split("–") : [];
  const yearly = targetYear === null && unit.endsWith("/年");
  const isBaseOpen = (operator === "cagr_ge" || operator === "double") && baseYear === null;
  const doubt = [...doubts, ...(isBaseOpen && !doubts.some((one) => /基[期年]/u.test(one)) ? [NO_BASE] : [])];
  return {
    id: ids.id,
    indicator: ids.code,
    operator,
    value: low,
    upper: high,
    unit,
    text: reference === null ? `${value}${unit}` : value,
    baseYear,
    targetYear,
    when: targetYear === null ? (yearly ? "every" : "none") : "year",
    scope: scopeOf(proposal.scope),
    reference: reference?.name ?? null,
    milestones: operator === "milestone" ? [indicator] : [],
    tolerance: null,
    readings: [],
    owner: "",
    source: { document, sentence },
    doubt: doubt.length === 0 ? null : doubt.join("；"),
    note: "",
    soft: doubts.some((doubt) => doubt.includes("软约束")),
  };
}

const NO_BASE = "原文没有写从哪一年算起";

/** 每个省级高新区 binds every zone of that level; the names behind it, where the text has them, only those. */
function scopeOf(label: string): TargetScope {
  const match = /^(?:每个|各)(.*?)高新区(?:（(.+?)）)?$/u.exec(label);
  if (match === null) return { type: "all", label };
  const [, level = "", named = ""] = match;
  const levels = [
    [/国家/u, "国家级"],
    [/省/u, "省级"],
  ] as const;
  const found = levels.filter(([words]) => words.test(level + named)).map(([, word]) => `高新区级别 = "${word}"`);
  const places = named.replace(/(?:国家级?|省级)?高新区$/u, "");
  const names = places === "" ? [] : places.split("、").map((place) => `${place}高新区`);
  return { type: "each", label, kind: "zone", where: found.join(" 或 "), names };
}
