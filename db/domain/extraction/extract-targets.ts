/** Finds the targets a policy text states (目标提取). */
import type { ProposedTarget } from "#domain/targets/proposed-target";
import { type CleanText, cleanText } from "./clean-text.ts";
import { isCondition } from "./conditions.ts";
import { isWantedLow } from "./direction.ts";
import { type DocumentFrame, readFrame } from "./document-frame.ts";
import type { Draft } from "./draft.ts";
import { findNumbers } from "./find-numbers.ts";
import { findTables } from "./find-tables.ts";
import { findWords } from "./find-words.ts";
import { resolveIts } from "./lent-words.ts";
import { mergeDrafts, type PlacedDraft } from "./merge-drafts.ts";
import { isReported } from "./past-words.ts";
import { listSentences, type Sentence } from "./sentences.ts";

/** The text as read with the proposals in its order. */
export interface Extraction {
  readonly title: string;
  readonly text: string;
  /** The same places in the document's own characters (繁体原文). */
  readonly source: string;
  readonly proposals: readonly ProposedTarget[];
}

/** Reads the text and proposes targets; nothing is proposed that has no words of the text behind it. */
export function extractTargets(raw: string): Extraction {
  const clean = cleanText(raw);
  const frame = readFrame(clean.work);
  const placed: PlacedDraft[] = [];
  const rows = findTables(clean.work, frame);
  const inTable = rows.map(({ sentence }) => sentence);
  for (const sentence of listSentences(clean.work, frame)) {
    if (sentence.ignored || inTable.some(({ from, to }) => sentence.from >= from && sentence.to <= to)) continue;
    const drafts = [...findNumbers(sentence), ...findWords(sentence)].filter(
      (one) => one.indicator.length >= 2 && !isReported(sentence, one.from, frame) && !isCondition(sentence, one.from),
    );
    drafts.sort((a, b) => a.from - b.from);
    for (const draft of resolveIts(drafts)) placed.push({ draft, sentence });
  }
  placed.push(...rows);
  const proposals = mergeDrafts(placed).map(({ draft, sentence }) => propose({ draft, sentence }, clean, frame));
  return { title: frame.title, text: clean.text, source: clean.source, proposals };
}

const LONGEST = 220;

function propose(
  { draft, sentence }: PlacedDraft,
  clean: CleanText,
  { region, planEnd }: DocumentFrame,
): ProposedTarget {
  const at = quotedPlace(draft, sentence);
  const scope = draft.scope === "" ? region : draft.scope;
  const stated = draft.doubts.map((doubt) =>
    doubt === "文中没有写目标年份" && planEnd !== null ? `${doubt}，文件的实施期到 ${planEnd} 年` : doubt,
  );
  const guessed = draft.direction === "up" && isWantedLow(draft.indicator, draft.operator);
  const doubts = [
    ...stated,
    guessed ? "文中没有写“不超过”，按指标名称看作越小越好" : null,
    scope === "" ? "适用范围没有写明" : null,
  ].filter((words) => words !== null);
  return {
    sentence: clean.text.slice(at.from, at.to),
    at,
    marks: [{ from: sentence.from + draft.from, to: sentence.from + draft.to }],
    indicator: draft.indicator,
    operator: draft.operator,
    value: draft.value,
    unit: draft.unit,
    direction: guessed ? "down" : draft.direction,
    baseYear: draft.baseYear,
    targetYear: draft.year,
    scope,
    confidence: Math.round(Math.max(0.1, draft.confidence) * 100) / 100,
    doubts,
  };
}

/** The sentence, or its part between semicolons when it is long. */
function quotedPlace(draft: Draft, sentence: Sentence): { readonly from: number; readonly to: number } {
  let [from, to] = [0, sentence.work.length];
  if (to > LONGEST) {
    from = sentence.work.lastIndexOf("；", draft.from) + 1;
    const end = sentence.work.indexOf("；", draft.to);
    to = end < 0 ? to : end + 1;
  }
  while (/\s/u.test(sentence.work.charAt(from)) && from < to) from += 1;
  return { from: sentence.from + from, to: sentence.from + to };
}
