import { CheckCircleOutlined, WarningOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { BookStatus } from "#contract/book";
import { doubtCount, homeText } from "../../text/home";
import { labels } from "../../text/labels";

/** What in the book should be looked at before reporting (数据存疑). */
export function Doubts(props: { readonly doubts: BookStatus["doubts"] }): ReactNode {
  return (
    <section>
      <h2 className="section-title">
        {homeText.doubts}
        {props.doubts.length === 0 ? null : <span className="section-note">{homeText.doubtsNote}</span>}
        <Link className="section-link" to="/duplicates">
          {homeText.toDuplicates}
        </Link>
      </h2>
      {props.doubts.length === 0 ? (
        <p className="home-line home-quiet">
          <CheckCircleOutlined />
          {homeText.noDoubts}
        </p>
      ) : (
        <ul className="home-list">
          {props.doubts.map((doubt) => (
            <li key={doubt.kind} className="home-line">
              <WarningOutlined className="warning-icon" />
              <span>{doubt.sentence}</span>
              {doubt.sentence.includes(String(doubt.count)) ? null : (
                <span className="figures">{doubtCount(doubt.count)}</span>
              )}
              <Link to={`/roster?doubt=${encodeURIComponent(doubt.kind)}`}>{labels.view}</Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
