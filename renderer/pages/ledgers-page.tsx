import type { ReactNode } from "react";
import { useParams } from "react-router";
import { LedgerMapView } from "../features/ledgers/ledger-map";
import { Ledgers } from "../features/ledgers/ledgers";

/** 清单台账, and the map of one of them. */
export function LedgersPage(): ReactNode {
  const { kind } = useParams();
  return kind === undefined ? <Ledgers /> : <LedgerMapView kind={kind} />;
}
