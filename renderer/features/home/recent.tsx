import type { ReactNode } from "react";
import { Link } from "react-router";
import type { BookStatus } from "#contract/book";
import { formatMoment } from "../../text/format-value";
import { homeText } from "../../text/home";
import { labels } from "../../text/labels";

/** The last import and the last export, with the way to them. */
export function Recent(props: { readonly status: BookStatus }): ReactNode {
  const { lastImport, lastExport } = props.status;
  return (
    <section>
      <h2 className="section-title">{homeText.recent}</h2>
      <ul className="home-list">
        <RecentLine
          label={homeText.lastImport}
          what={lastImport?.workbook ?? null}
          at={lastImport?.at ?? null}
          none={homeText.noImport}
          to="/importing"
        />
        <RecentLine
          label={homeText.lastExport}
          what={lastExport?.form ?? null}
          at={lastExport?.at ?? null}
          none={homeText.noExport}
          to="/reporting"
        />
      </ul>
    </section>
  );
}

function RecentLine(props: {
  readonly label: string;
  readonly what: string | null;
  readonly at: string | null;
  readonly none: string;
  readonly to: string;
}): ReactNode {
  return (
    <li className="home-line">
      <span className="recent-label">{props.label}</span>
      <span className="recent-what" title={props.what ?? ""}>
        {props.what ?? <span className="home-quiet">{props.none}</span>}
      </span>
      {props.at === null ? null : <span className="secondary figures">{formatMoment(props.at)}</span>}
      <Link to={props.to}>{labels.view}</Link>
    </li>
  );
}
