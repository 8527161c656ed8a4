import { QueryClient } from "@tanstack/react-query";
import type { MethodName } from "#contract/contract";
import type { Topic } from "#contract/events";
import { requireBridge } from "./client";

/** Everything that is computed from the register (算出来的数). */
const measured: readonly MethodName[] = [
  "indicators/list",
  "indicators/open",
  "indicators/change",
  "targets/wall",
  "targets/judge",
  "what-if/run",
  "criteria/check",
];

/** Which cached answers a changed topic makes old (变更主题 → 要重新取的数). */
const answersByTopic: Readonly<Record<Topic, readonly MethodName[]>> = {
  book: ["book/status", "book/place", "periods/frozen"],
  enterprises: [
    "enterprises/list",
    "enterprises/detail",
    "enterprises/place",
    "enterprises/value-list",
    "enterprises/columns",
    "fields/all",
    "registers/kinds",
    "registers/related",
    "registers/link-choices",
    "registers/progress",
    "registers/map",
    "registers/matrix",
    "registers/views",
    "registers/snapshots",
    "registers/snapshot-roster",
    ...measured,
    "fields/custom",
    "merging/candidates",
    "merging/compare",
    "merging/merged",
    "merging/not-same-list",
    "book/status",
  ],
  imports: [
    "importing/batches",
    "quarantine/list",
    "recipes/list",
    "recipes/versions",
    "merging/not-same-list",
    "book/status",
  ],
  reporting: ["reporting/exports", "reporting/bindings", "reporting/impact", "book/status"],
  history: ["enterprises/detail"],
  settings: ["book/settings", "book/status", "registers/kinds"],
  packs: [
    "registers/matrix",
    "packs/list",
    "packs/open",
    "packs/preview-shipped",
    "packs/preview-removal",
    "packs/calendar",
    "criteria/rule-sets",
    "registers/kinds",
    "enterprises/columns",
    "fields/all",
    ...measured,
  ],
  targets: ["what-if/notes", ...measured],
};

/** Names of methods whose answers are old after these topics changed, each once. */
export function outdatedMethods(topics: readonly Topic[]): readonly MethodName[] {
  return [...new Set(topics.flatMap((topic) => answersByTopic[topic]))];
}

/** The cache of answers. The store is local: nothing is refetched by time or focus, only when it changed. */
export function createQueryCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        networkMode: "always",
      },
    },
  });
}

/** Drops answers as the back end reports changes; answers the unsubscriber. */
export function followChanges(cache: QueryClient): () => void {
  return requireBridge().subscribe((event) => {
    if (event.type !== "data-changed") return;
    for (const name of outdatedMethods(event.topics)) {
      void cache.invalidateQueries({ queryKey: [name] });
    }
  });
}
