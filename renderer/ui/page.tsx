import type { ReactNode } from "react";

/** A page: header above, content below; `fill` keeps the content inside the window, for grids. */
export function Page(props: { readonly fill?: boolean; readonly children: ReactNode }): ReactNode {
  return (
    <main className="page" data-fill={props.fill === true}>
      {props.children}
    </main>
  );
}

/** Title of a page with a quiet note beside it and actions at the right. */
export function PageHeader(props: {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
}): ReactNode {
  return (
    <header className="page-header">
      <h1>{props.title}</h1>
      {props.note === undefined ? null : <span className="page-header-note">{props.note}</span>}
      {props.actions === undefined ? null : <div className="page-header-actions">{props.actions}</div>}
    </header>
  );
}
