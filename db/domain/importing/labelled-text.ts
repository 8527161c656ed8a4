/** A label and its value written in one cell (同格填写): 法定代表人：张三. */
export interface Labelled {
  readonly label: string;
  /** As written, trimmed. */
  readonly value: string;
}

/** Takes apart a cell that holds labels with their values (拆“标签：值”): one, or several with gaps between them (联系人：张三　电话：0000). Empty when the text is none. */
export function splitLabelled(text: string): readonly Labelled[] {
  if (!/[:：]/u.test(text) || text.length > 400) return [];
  const found: Labelled[] = [];
  for (const part of text.split(GAP)) {
    const match = LABEL.exec(part) ?? /^\s*([^:：]{1,30})[:：]\s*([\s\S]*)$/u.exec(part);
    const last = found.at(-1);
    if (match !== null) found.push({ label: (match[1] ?? "").trim(), value: (match[2] ?? "").trim() });
    else if (last === undefined) return [];
    else if (part.trim() !== "") found[found.length - 1] = { ...last, value: `${last.value} ${part.trim()}`.trim() };
  }
  return found;
}

/** The value under a label of such a cell (取同格的值); null when the label is not there. */
export function valueUnderLabel(text: string, label: string): string | null {
  const key = label.replace(/\s+/gu, "");
  return splitLabelled(text).find((one) => one.label.replace(/\s+/gu, "") === key)?.value ?? null;
}

/** Two blanks, a wide blank, a tab, a line break or a mark between two statements, where a new label with colon follows. */
const GAP = /(?:\s{2,}|[\u3000\t\n;；]+)(?=[^:：]{1,20}[:：])/u;

/** A colon in brackets belongs to the label: 净利润（单位：千元）：184. */
const LABEL =
  /^\s*((?:[^:：()（）[\]［］【】]{1,30}|[(（[［【][^()（）[\]［］【】]{1,20}[)）\]］】]){1,4})[:：]\s*([\s\S]*)$/u;
