/** How final the figures of a file are (数据性质): a 快报 is overtaken by the 年报, a 修订 corrects it. */
import { foldText } from "#domain/shared/chinese-text";

/** 快报、年报（已核定）、修订 (数据性质). */
export type Standing = "preliminary" | "confirmed" | "corrected";

const CORRECTED = /修订|更正|订正|勘误|重报|核减/u;
const PRELIMINARY = /快报|初步|预计|预估|初报|预报|速报/u;

/** Reads it from what names a file (判断数据性质): its name, its sheets, the titles of its tables. Where nothing says so, figures are confirmed. */
export function readStanding(names: readonly string[]): Standing {
  const folded = names.map(foldText);
  if (folded.some((name) => CORRECTED.test(name))) return "corrected";
  return folded.some((name) => PRELIMINARY.test(name)) ? "preliminary" : "confirmed";
}
