import { readRecord, readText } from "#domain/reporting/decode-filed";
import type { FillProblem } from "#domain/reporting/fill-request";
import type { FormPlace } from "#domain/reporting/form-places";
import type { FilingAbout } from "#domain/reporting/provenance-sidecar";

/** Reads what a filing says of itself (读填报说明), from a sidecar of either version or from the book; null when it names no form and no file. */
export function decodeAbout(value: unknown): FilingAbout | null {
  const about = readRecord(value);
  const [form, output] = [decodeFile(about?.form), decodeFile(about?.output)];
  if (about === null || form === null || output === null) return null;
  const list = (key: string): readonly unknown[] => {
    const found = about[key];
    return Array.isArray(found) ? found : [];
  };
  return {
    form,
    output,
    period: readText(about.period),
    filledAt: readText(about.filledAt) ?? "",
    filledBy: readText(about.filledBy) ?? "",
    revision: readNumber(about.revision),
    bindingVersion: readNumber(about.bindingVersion),
    places: list("places").flatMap((place) => decodePlace(place) ?? []),
    problems: list("problems").flatMap((problem) => decodeProblem(problem) ?? []),
  };
}

function decodeFile(value: unknown): FilingAbout["form"] | null {
  const file = readRecord(value);
  const name = readText(file?.file);
  return name === null ? null : { file: name, sha256: readText(file?.sha256) ?? "" };
}

function readNumber(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

const KINDS: readonly FormPlace["kind"][] = [
  "field",
  "computed",
  "setting",
  "constant",
  "sequence",
  "formula",
  "print",
  "open",
];

function decodePlace(value: unknown): FormPlace | null {
  const place = readRecord(value);
  const [sheet, letter, kind] = [readText(place?.sheet), readText(place?.letter), readText(place?.kind)];
  const known = KINDS.find((one) => one === kind);
  if (place === null || sheet === null || letter === null || known === undefined) return null;
  return {
    sheet,
    letter,
    firstRow: readNumber(place.firstRow) ?? 0,
    lastRow: readNumber(place.lastRow) ?? 0,
    step: Math.max(1, readNumber(place.step) ?? 1),
    label: readText(place.label) ?? "",
    kind: known,
    field: readText(place.field),
    period: readText(place.period),
    unit: readText(place.unit),
    formula: readText(place.formula),
    setting: readText(place.setting),
    print: readText(place.print),
  };
}

function decodeProblem(value: unknown): FillProblem | null {
  const problem = readRecord(value);
  const [sheet, cell, reason] = [readText(problem?.sheet), readText(problem?.cell), readText(problem?.reason)];
  if (sheet === null || cell === null || reason === null) return null;
  return { sheet, cell, severity: problem?.severity === "error" ? "error" : "warning", reason };
}
