import type { ReactNode } from "react";
import type { TargetVerdict } from "#contract/targets";
import { labels } from "../../text/labels";
import { targetsText } from "../../text/targets";

/** Way done against time gone (序时进度): the bar is the way, the stroke the time; the words say both. */
export function ProgressBar(props: { readonly progress: TargetVerdict["progress"] }): ReactNode {
  const { progress } = props;
  if (progress === null || progress.done === null) return <span className="secondary">{labels.missing}</span>;
  const done = withinBar(progress.done);
  const elapsed = withinBar(progress.elapsed);
  const isBehind = done < elapsed;
  const words = targetsText.progressWords(round(progress.done), round(progress.elapsed));
  return (
    <span className="progress" title={`${words}。${isBehind ? targetsText.behind : targetsText.onTime}`}>
      <span className="progress-bar" role="img" aria-label={words}>
        <span className="progress-done" data-behind={isBehind} style={{ width: `${done}%` }} />
        <span className="progress-elapsed" style={{ left: `${elapsed}%` }} />
      </span>
      <span className="progress-words figures">{words}</span>
    </span>
  );
}

function withinBar(percent: string): number {
  return Math.min(100, Math.max(0, Number(percent)));
}

function round(percent: string): string {
  return String(Math.round(Number(percent)));
}
