import { App, Button } from "antd";
import type { ReactNode } from "react";
import { useMemo } from "react";
import { useNavigate } from "react-router";
import { labels } from "../text/labels";

/** A short message at the edge of the window (提示): the result of work, with a link to it. */
export interface Notice {
  readonly kind: "done" | "warning" | "error";
  readonly text: string;
  readonly detail?: ReactNode;
  /** Where the result is, as a path of the router. */
  readonly link?: { readonly to: string; readonly label?: string };
  /** What else may be done with the result. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Tells the person something without stopping the work. Errors stay longer; what they are about also stands where it happened. */
export function useNotice(): (notice: Notice) => void {
  const { notification } = App.useApp();
  const navigate = useNavigate();
  return useMemo(
    () => (notice) => {
      const { link } = notice;
      const follow =
        link === undefined ? notice.action : { label: link.label ?? labels.view, run: () => void navigate(link.to) };
      const key = `${notice.kind}:${notice.text}`;
      const open = { done: notification.success, warning: notification.warning, error: notification.error }[
        notice.kind
      ];
      open({
        key,
        title: shortenQuotes(notice.text),
        description: notice.detail,
        placement: "bottomRight",
        duration: notice.kind === "error" ? 8 : 5,
        className: "notice",
        actions:
          follow === undefined ? undefined : (
            <Button
              type="link"
              size="small"
              onClick={() => {
                notification.destroy(key);
                follow.run();
              }}
            >
              {follow.label}
            </Button>
          ),
      });
    },
    [notification, navigate],
  );
}

/** A very long name or text in quotes would push the sentence itself out of a short notice. */
function shortenQuotes(text: string): string {
  return text.replaceAll(/(?<=[“「])([^“”「」]{30})[^“”「」]{11,}(?=[”」])/gu, "$1…");
}
