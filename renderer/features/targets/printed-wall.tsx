import type { ReactNode } from "react";
import type { MeasureQuestion } from "#contract/indicators";
import type { TargetVerdict } from "#contract/targets";
import { useQuery } from "../../api/use-query";
import { periodWords } from "../../text/format-value";
import { statusCounts, targetsText } from "../../text/targets";

/** The head of the printed wall: title, for whom, as of which day, and how many stand how. Only on paper. */
export function PrintedHead(props: {
  readonly question: MeasureQuestion;
  readonly verdicts: readonly TargetVerdict[];
}): ReactNode {
  const { question, verdicts } = props;
  const settings = useQuery("book/settings", null);
  const zones = useQuery("registers/link-choices", { field: "zone", search: "" });
  const zone = zones.value?.find(({ id }) => id === question.zone)?.name ?? targetsText.allZones;
  const book = settings.value?.zoneName ?? "";
  return (
    <header className="printed-head">
      <h1>{`${book === "" ? "" : `${book} `}${targetsText.printedTitle}`}</h1>
      <p>
        {[
          `${targetsText.printedAt} ${question.asOf}`,
          `${targetsText.zone}：${zone}`,
          ...(question.period === null ? [] : [`${targetsText.period}：${periodWords(question.period)}`]),
          ...(question.snapshot === null ? [] : [targetsText.fromFrozen]),
          statusCounts(verdicts),
        ].join("　")}
      </p>
    </header>
  );
}

/** The readings in force and what is in doubt, as they belong under a report (口径说明). */
export function PrintedNotes(props: { readonly verdicts: readonly TargetVerdict[] }): ReactNode {
  const lines = props.verdicts.flatMap((verdict) => {
    const words = notesOf(verdict);
    return words.length === 0 ? [] : [{ key: `${verdict.pack}/${verdict.definition.id}`, verdict, words }];
  });
  if (lines.length === 0) return null;
  return (
    <section className="wall-notes">
      <h2>{targetsText.note}</h2>
      <ol>
        {lines.map(({ key, verdict, words }) => (
          <li key={key}>
            {`${verdict.definition.id} ${verdict.indicatorName}：`}
            {words.join("；")}
          </li>
        ))}
      </ol>
    </section>
  );
}

function notesOf({ definition, readings }: TargetVerdict): readonly string[] {
  return [
    ...readings.map(({ question, chosen, assumed }) =>
      targetsText.printedReading(withoutStop(question), chosen, assumed),
    ),
    ...(definition.doubt === null ? [] : [`${targetsText.doubtful}：${withoutStop(definition.doubt)}`]),
  ];
}

function withoutStop(sentence: string): string {
  return sentence.replace(/[。；]$/u, "");
}
