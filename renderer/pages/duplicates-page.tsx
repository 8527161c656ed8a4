import type { ReactNode } from "react";
import { LikelyDuplicates } from "../features/merging/likely-duplicates";

/** 疑似重复. */
export function DuplicatesPage(): ReactNode {
  return <LikelyDuplicates />;
}
