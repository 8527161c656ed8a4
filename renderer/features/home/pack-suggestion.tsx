import { useQueries } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useNavigate } from "react-router";
import { queryOf, useQuery } from "../../api/use-query";
import { homeText } from "../../text/home";
import { suggestPacks } from "./suggested-packs";

/** Points a book without packs to those that speak of its own place (政策包建议). */
export function PackSuggestion(): ReactNode {
  const list = useQuery("packs/list", null);
  const packs = list.value ?? [];
  return packs.length === 0 || packs.some(({ state }) => state !== "available") ? null : (
    <Suggested ids={packs.map(({ id }) => id)} />
  );
}

function Suggested({ ids }: { readonly ids: readonly string[] }): ReactNode {
  const settings = useQuery("book/settings", null);
  const zoneName = settings.value?.zoneName ?? "";
  const opened = useQueries({ queries: (zoneName === "" ? [] : ids).map((id) => queryOf("packs/open", { id })) });
  const navigate = useNavigate();
  const found = suggestPacks(
    zoneName,
    opened.flatMap(({ data }) => data ?? []),
  );
  if (found.length === 0) return null;
  return (
    <section className="pack-suggestion" aria-label={homeText.suggestion}>
      <span className="secondary">{homeText.suggestion}</span>
      {found.map(({ id, name }) => (
        <Button key={id} type="link" onClick={() => void navigate(`/packs/${encodeURIComponent(id)}`)}>
          {name}
        </Button>
      ))}
      <span className="secondary">{homeText.suggestionNote}</span>
    </section>
  );
}
