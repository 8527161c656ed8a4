/** A title while it is read (标题拆读): what is understood is taken out of it, and what is left was not. */
import type { ListCondition } from "#domain/reporting/form-binding";

/** What words were understood as: conditions, whom the list is of (`head`: 企业、孵化器), or nothing that narrows it. `keep`: how many of the first characters of the match are left; `doubt`: they ask for something, but not clearly what. */
export type Understood =
  | { readonly as: "plain"; readonly keep?: number }
  | { readonly as: "head"; readonly keep?: number }
  | { readonly as: "doubt"; readonly keep?: number }
  | { readonly as: "conditions"; readonly where: readonly ListCondition[]; readonly keep?: number };

/** Conditions with the words that state them (条件用语). */
export interface FoundCondition {
  readonly where: readonly ListCondition[];
  readonly words: string;
}

/** Two conditions, and whether the title lists them side by side (岚湖片区、砚池片区). */
export interface Neighbours {
  readonly one: FoundCondition;
  readonly two: FoundCondition;
}

const PLAIN = "\uE000";
const HEAD = "\uE001";
const DOUBT = "\uE002";
const FIRST = 0xe100;
const UNION = /^\uE001?(?:[、,/]|和|及|与|或|以及)+$/u;
const LINKS =
  /[\uE000-\uF8FF\s、,，。;；:：/\-·~!"'“”‘’《》<>()[\]+|_*#&.]|以及|其中|中的|和|及|与|或|的|中|内|类|并|且|于|为|在|该/gu;

/** A title in folded words; taken apart from the most telling words to the least. */
export class Phrase {
  /** The whole of it, folded. */
  readonly title: string;
  #text: string;
  readonly #found: FoundCondition[] = [];
  readonly #doubts: string[] = [];

  constructor(folded: string) {
    this.title = folded;
    this.#text = folded;
  }

  /** What is left, understood words as single marks. */
  get text(): string {
    return this.#text;
  }

  get found(): readonly FoundCondition[] {
    return this.#found;
  }

  /** Words that ask for something not clear. */
  get doubts(): readonly string[] {
    return this.#doubts;
  }

  /** Takes every match out that `read` understands; null leaves it. */
  take(pattern: RegExp, read: (match: readonly string[]) => Understood | null): void {
    const all = new RegExp(pattern.source, "gu");
    this.#text = this.#text.replace(all, (...found: unknown[]) => {
      const match = found.map((part) => (typeof part === "string" ? part : ""));
      const whole = match[0] ?? "";
      const understood = whole === "" ? null : read(match);
      if (understood === null) return whole;
      const keep = understood.keep ?? 0;
      return whole.slice(0, keep) + this.#mark(understood, whole.slice(keep));
    });
  }

  #mark(understood: Understood, words: string): string {
    if (understood.as === "plain") return PLAIN;
    if (understood.as === "head") return HEAD;
    if (understood.as === "doubt") {
      this.#doubts.push(words);
      return DOUBT;
    }
    this.#found.push({ where: understood.where, words });
    return String.fromCharCode(FIRST + this.#found.length - 1);
  }

  /** Whether the words say of whom the list is, if only by a condition that is one (高新技术企业). */
  get hasHead(): boolean {
    return this.#headAt() >= 0;
  }

  #headAt(): number {
    const heads = this.#found.flatMap(({ words }, i) => (OWN_HEAD.test(words) ? [FIRST + i] : []));
    const marks = [HEAD, ...heads.map((code) => String.fromCharCode(code))];
    const places = marks.map((mark) => this.#text.indexOf(mark)).filter((at) => at >= 0);
    return places.length === 0 ? -1 : Math.min(...places);
  }

  /** Words not understood; `whole`: all of them, else those before the word for whom the list is of. */
  unread(whole: boolean): readonly string[] {
    const text = whole ? this.#text : this.#text.slice(0, Math.max(0, this.#headAt()));
    return text
      .replace(LINKS, " ")
      .split(" ")
      .filter((word) => word !== "");
  }

  /** Conditions that follow each other with only a word like 和 between them. */
  neighbours(): readonly Neighbours[] {
    const marks = [...this.#text.matchAll(/[\uE100-\uEFFF]/gu)];
    return marks.flatMap((mark, i) => {
      const next = marks[i + 1];
      if (next === undefined || !UNION.test(this.#text.slice(mark.index + 1, next.index))) return [];
      const [one, two] = [mark[0], next[0]].map((sign) => this.#found[sign.charCodeAt(0) - FIRST]);
      return one === undefined || two === undefined ? [] : [{ one, two }];
    });
  }
}

const OWN_HEAD = /(?:企业|高企|国高|孵化器|众创空间|加速器|科技园|综合体|创业服务中心|瞪羚|独角兽|小巨人)$/u;
