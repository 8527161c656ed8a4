import { Button } from "antd";
import { type ReactNode, useState } from "react";
import type { Impact } from "#contract/reporting-filed";
import { useQuery } from "../../api/use-query";
import { describeError } from "../../text/describe-error";
import { formatMoment } from "../../text/format-value";
import { reportingText } from "../../text/reporting";
import { LoadingLines } from "../../ui/states";
import "./impact-note.css";

const text = reportingText.impact;

/** 这个数报过哪些表: what hangs on a value of the book, asked before it is changed. */
export function ImpactNote(props: {
  readonly entryId: number;
  readonly field: string | null;
  readonly period: string | null;
}): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <div className="impact">
      <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {text.ask}
      </Button>
      {open && <ImpactLists {...props} />}
    </div>
  );
}

function ImpactLists(props: Parameters<typeof ImpactNote>[0]): ReactNode {
  const { entryId, field, period } = props;
  const impact = useQuery("reporting/impact", { entryId, field, period });
  if (impact.error !== null) return <p className="impact-line">{describeError(impact.error)}</p>;
  if (impact.value === undefined) return <LoadingLines lines={3} />;
  return <ImpactFacts impact={impact.value} />;
}

function ImpactFacts({ impact }: { readonly impact: Impact }): ReactNode {
  const { filed, filedTotal, bound, indicators } = impact;
  if (filedTotal === 0 && bound.length === 0 && indicators.length === 0)
    return <p className="impact-line">{text.none}</p>;
  return (
    <div className="impact-lists">
      {filedTotal > 0 && (
        <section>
          <h4>{text.filed(filedTotal)}</h4>
          {filed.slice(0, shownAtMost).map((one) => (
            <p key={`${one.exportId} ${one.sheet}!${one.cell}`} className="impact-line">
              {formatMoment(one.at)}「{one.file}」{one.sheet.trim()} {one.cell}：{one.text}
            </p>
          ))}
          {filedTotal > shownAtMost && <p className="impact-line secondary">{text.rest(filedTotal - shownAtMost)}</p>}
        </section>
      )}
      {bound.length > 0 && (
        <section>
          <h4>{text.bound(bound.length)}</h4>
          {bound.slice(0, shownAtMost).map((one) => (
            <p key={`${one.form} ${one.year ?? ""}`} className="impact-line">
              {one.form}：{one.places.slice(0, 6).join("、")}
            </p>
          ))}
        </section>
      )}
      {indicators.length > 0 && (
        <section>
          <h4>{text.indicators(indicators.length)}</h4>
          <p className="impact-line">
            {indicators
              .slice(0, shownAtMost)
              .map(({ name }) => name)
              .join("、")}
            {indicators.length > shownAtMost ? "…" : ""}
          </p>
        </section>
      )}
    </div>
  );
}

const shownAtMost = 12;
