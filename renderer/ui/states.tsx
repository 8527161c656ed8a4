import { ExclamationCircleOutlined, InboxOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { labels, supportText } from "../text/labels";

/** An empty place: what it is for, and the first step. */
export function EmptyState(props: {
  readonly title: string;
  readonly body: string;
  readonly actions?: ReactNode;
  readonly icon?: ReactNode;
}): ReactNode {
  return (
    <section className="state" data-kind="empty">
      <span className="state-icon">{props.icon ?? <InboxOutlined />}</span>
      <h2>{props.title}</h2>
      <p>{props.body}</p>
      {props.actions === undefined ? null : <div className="state-actions">{props.actions}</div>}
    </section>
  );
}

/** A failure on a page: the sentence, what is safe, another try, and a reference to copy. */
export function ErrorState(props: {
  readonly sentence: string;
  readonly reference: string | null;
  readonly onRetry?: () => void;
}): ReactNode {
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    copyText(supportText(props.sentence, props.reference, new Date().toISOString()));
    setCopied(true);
  };
  return (
    <section className="state" data-kind="error" role="alert">
      <span className="state-icon">
        <ExclamationCircleOutlined />
      </span>
      <h2>{props.sentence}</h2>
      <p>{labels.safeNote}</p>
      <div className="state-actions">
        {props.onRetry === undefined ? null : (
          <Button type="primary" onClick={props.onRetry}>
            {labels.retry}
          </Button>
        )}
        <Button onClick={copy}>{copied ? labels.copied : labels.copyDetails}</Button>
      </div>
    </section>
  );
}

/** What was asked for is not there: the sentence, and the way back. */
export function MissingState(props: {
  readonly sentence: string;
  readonly back: { readonly to: string; readonly label: string };
}): ReactNode {
  return (
    <section className="state" data-kind="empty" role="alert">
      <span className="state-icon">
        <InboxOutlined />
      </span>
      <h2>{props.sentence}</h2>
      <div className="state-actions">
        <Link to={props.back.to}>{props.back.label}</Link>
      </div>
    </section>
  );
}

/** Grey bars in the place of lines that are on their way. */
export function LoadingLines(props: { readonly lines: number }): ReactNode {
  return (
    <div aria-busy="true" role="status" aria-label={labels.loading}>
      {Array.from({ length: props.lines }, (_, line) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: bars are alike and never move
          key={line}
          className="bone"
          style={{ height: 14, margin: "9px 0", width: `${92 - ((line * 17) % 40)}%` }}
        />
      ))}
    </div>
  );
}

/** Copies through a hidden field: the clipboard permission is refused to the window on purpose. */
function copyText(text: string): void {
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
