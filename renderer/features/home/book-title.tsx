import type { ReactNode } from "react";
import { useQuery } from "../../api/use-query";
import { labels } from "../../text/labels";

/** Whose book is open: the zone's name, for the top bar. */
export function BookTitle(): ReactNode {
  const status = useQuery("book/status", null);
  if (status.value === undefined) return " ";
  return status.value.zoneName === "" ? labels.unnamedZone : status.value.zoneName;
}
