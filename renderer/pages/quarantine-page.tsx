import type { ReactNode } from "react";
import { useNavigate } from "react-router";
import { importSession } from "../features/importing/import-session";
import { Quarantine } from "../features/quarantine/quarantine";

/** 隔离区; rows taken from it are reviewed where files are. */
export function QuarantinePage(): ReactNode {
  const navigate = useNavigate();
  return (
    <Quarantine
      onReview={(rows) => {
        void importSession().reviewQuarantined(rows);
        void navigate("/importing");
      }}
    />
  );
}
