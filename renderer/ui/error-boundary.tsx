import { Component, type ReactNode } from "react";
import { labels } from "../text/labels";

interface Props {
  readonly children: ReactNode;
  /** A change of key gives the content another try. */
  readonly resetKey: string;
}

/** Catches a bug in drawing one page, so that the rest of the window stays usable. */
export class ErrorBoundary extends Component<Props, { readonly crashedAt: string | null }> {
  override state: { readonly crashedAt: string | null } = { crashedAt: null };

  static getDerivedStateFromError(): { readonly crashedAt: string } {
    return { crashedAt: new Date().toISOString() };
  }

  override componentDidUpdate(before: Props): void {
    if (before.resetKey !== this.props.resetKey && this.state.crashedAt !== null) this.setState({ crashedAt: null });
  }

  override render(): ReactNode {
    if (this.state.crashedAt === null) return this.props.children;
    return (
      <section className="state" data-kind="error" role="alert">
        <h2>{labels.crashTitle}</h2>
        <p>{labels.crashBody}</p>
        <div className="state-actions">
          <button type="button" className="ant-btn" onClick={() => this.setState({ crashedAt: null })}>
            {labels.reopen}
          </button>
        </div>
        <span className="secondary">{this.state.crashedAt}</span>
      </section>
    );
  }
}
