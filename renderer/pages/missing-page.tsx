import type { ReactNode } from "react";
import { labels } from "../text/labels";
import { Page } from "../ui/page";
import { MissingState } from "../ui/states";

/** An address that leads nowhere (没有这个页面). */
export function MissingPage(): ReactNode {
  return (
    <Page>
      <MissingState sentence={labels.noPage} back={{ to: "/", label: labels.toHome }} />
    </Page>
  );
}
