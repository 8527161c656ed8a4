import type { SubjectVerdict, TargetStatus, TargetVerdict } from "#contract/targets";
import { groupThousands } from "../../text/format-value";
import { statusWords, targetsText } from "../../text/targets";

/** How the wall may be cut into sections (分组方式). */
export type Grouping = "document" | "status" | "owner" | "zone";

/** A section of the wall. */
export interface VerdictGroup {
  readonly title: string;
  /** Of a document: its 文号. */
  readonly note: string | null;
  readonly verdicts: readonly TargetVerdict[];
}

const order: readonly TargetStatus[] = ["missed", "near", "nodata", "met"];

/** Cuts the verdicts into sections, in the order they come; statuses with the worst first. */
export function groupVerdicts(verdicts: readonly TargetVerdict[], grouping: Grouping): readonly VerdictGroup[] {
  const groups = new Map<string, { note: string | null; verdicts: TargetVerdict[] }>();
  for (const verdict of verdicts) {
    for (const { title, note, shown } of sectionsOf(verdict, grouping)) {
      const group = groups.get(title) ?? { note, verdicts: [] };
      group.verdicts.push(shown ?? verdict);
      groups.set(title, group);
    }
  }
  const found = [...groups].map(([title, group]) => ({ title, ...group }));
  if (grouping !== "status") return found;
  const rank = (title: string): number => order.findIndex((status) => statusWords[status] === title);
  return found.toSorted((a, b) => rank(a.title) - rank(b.title));
}

interface Section {
  readonly title: string;
  readonly note: string | null;
  /** What the section says of the verdict, where it is not the whole of it. */
  readonly shown?: TargetVerdict;
}

function sectionsOf(verdict: TargetVerdict, grouping: Grouping): readonly Section[] {
  switch (grouping) {
    case "document":
      return [{ title: verdict.source.document, note: verdict.source.number }];
    case "status":
      return [{ title: statusWords[verdict.status], note: null }];
    case "owner":
      return [{ title: verdict.owner === "" ? targetsText.noOwner : verdict.owner, note: null }];
    case "zone":
      return verdict.subjects.length === 0
        ? [{ title: targetsText.noZone, note: null }]
        : verdict.subjects.map((subject) => ({ title: subject.name, note: null, shown: ofSubject(verdict, subject) }));
  }
}

const lights = { met: "green", near: "amber", missed: "red", nodata: "grey" } as const;

/** The target as it stands in one zone. */
function ofSubject(verdict: TargetVerdict, { name, actual, status, gap }: SubjectVerdict): TargetVerdict {
  return {
    ...verdict,
    actual,
    actualText: actual === null ? "" : `${groupThousands(actual)} ${verdict.definition.unit}`,
    status,
    light: lights[status],
    reason: gap === "" ? `${name}${statusWords[status]}` : gap,
    gap: status === "nodata" ? "" : gap,
    progress: null,
  };
}
