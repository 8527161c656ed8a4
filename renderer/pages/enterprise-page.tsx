import type { ReactNode } from "react";
import { useParams } from "react-router";
import { Enterprise } from "../features/enterprise/enterprise";

/** 企业详情. */
export function EnterprisePage(): ReactNode {
  const { id } = useParams();
  return <Enterprise id={Number(id)} />;
}
