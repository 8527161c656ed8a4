import type { FormReading } from "#domain/reporting/form-binding";
import { isLearntBinding } from "#domain/reporting/learn-binding";
import { formPlaces } from "./form-places";
import { isSameSource } from "./source-words";

/** What holding a form against a filled copy has brought (对照结果). Places by id. */
export interface Learnt {
  readonly file: string;
  readonly compared: number;
  readonly changed: readonly string[];
  /** Left as they were although the copy disagrees. */
  readonly doubtful: number;
}

/** Compares the proposals before and after. */
export function compareLearnt(file: string, before: FormReading, after: FormReading): Learnt {
  const old = new Map(formPlaces(before).map((place) => [place.id, place.binding]));
  const held = formPlaces(after).filter((place) => isLearntBinding(place.binding));
  const changed = held.filter((place) => !isSameSource(old.get(place.id)?.source ?? null, place.binding.source));
  const doubtful = held.filter((place) => !changed.includes(place) && place.binding.confidence < 0.7);
  return { file, compared: held.length, changed: changed.map(({ id }) => id), doubtful: doubtful.length };
}

/** The result in one sentence. */
export function learntSentence({ file, compared, changed, doubtful }: Learnt): string {
  if (compared === 0) {
    return `“${file}”对照不上：要是同一张表，并且表里的企业和数账本里也有。各处仍照表上的字识别。`;
  }
  const rest = doubtful === 0 ? "" : `，另有 ${doubtful} 处对不上，请看一眼`;
  return `对照了 ${compared} 处，改动 ${changed.length} 处${rest}。`;
}
