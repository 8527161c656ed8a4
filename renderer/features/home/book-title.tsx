import type { ReactNode } from "react";
import { Link } from "react-router";
import { useQuery } from "../../api/use-query";
import { labels } from "../../text/labels";

/** Whose book is open: the zone's name, for the top bar, or the way to fill it in. */
export function BookTitle(): ReactNode {
  const status = useQuery("book/status", null);
  if (status.value === undefined) return " ";
  if (status.value.zoneName !== "") return status.value.zoneName;
  return (
    <Link to="/settings" className="top-bar-unnamed">
      {labels.fillZoneName}
    </Link>
  );
}
