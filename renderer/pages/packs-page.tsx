import type { ReactNode } from "react";
import { useParams } from "react-router";
import { OpenedPack } from "../features/packs/opened-pack";
import { Packs } from "../features/packs/packs";

/** 政策包, and one of them opened. */
export function PacksPage(): ReactNode {
  const { id } = useParams();
  return id === undefined ? <Packs /> : <OpenedPack key={id} id={id} />;
}
