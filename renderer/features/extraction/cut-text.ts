import type { ExtractedText } from "#contract/extraction";

/** A stretch of the text that belongs together. */
export interface TextPiece {
  readonly from: number;
  readonly text: string;
  /** Number of the proposal it belongs to; null for plain text. */
  readonly proposal: number | null;
  /** The words that carry the value. */
  readonly strong: boolean;
}

/** Cuts the text where proposals begin and end. A mark goes before the sentence of another, the earlier proposal before the later. */
export function cutText(read: Pick<ExtractedText, "text" | "proposals">): readonly TextPiece[] {
  const { text } = read;
  const owners = paintOwners(read);
  const pieces: TextPiece[] = [];
  for (let from = 0; from < text.length; ) {
    const owner = owners[from] ?? 0;
    let to = from + 1;
    while (to < text.length && owners[to] === owner) to += 1;
    const proposal = owner === 0 ? null : (owner - 1) >> 1;
    pieces.push({ from, text: text.slice(from, to), proposal, strong: owner > 0 && owner % 2 === 0 });
    from = to;
  }
  return pieces;
}

/** One number per character, so that a long text is cut in one pass: 0 plain, 2n + 1 a sentence, 2n + 2 a mark. */
function paintOwners({ text, proposals }: Pick<ExtractedText, "text" | "proposals">): Int32Array {
  const owners = new Int32Array(text.length);
  const lastFirst = proposals.map((proposal, n) => ({ proposal, n })).reverse();
  const paint = ({ from, to }: { readonly from: number; readonly to: number }, owner: number): void => {
    owners.fill(owner, Math.max(from, 0), Math.max(to, 0));
  };
  for (const { proposal, n } of lastFirst) paint(proposal.at, 2 * n + 1);
  for (const { proposal, n } of lastFirst) for (const mark of proposal.marks) paint(mark, 2 * n + 2);
  return owners;
}
