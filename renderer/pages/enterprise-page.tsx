import type { ReactNode } from "react";
import { useParams } from "react-router";
import { Enterprise, NoEnterprise } from "../features/enterprise/enterprise";
import { Page } from "../ui/page";

/** 企业详情. */
export function EnterprisePage(): ReactNode {
  const { id } = useParams();
  // An address typed by hand may hold anything; only a positive whole number can be an enterprise.
  const number = /^[1-9]\d{0,14}$/u.test(id ?? "") ? Number(id) : null;
  return number === null ? (
    <Page>
      <NoEnterprise />
    </Page>
  ) : (
    <Enterprise id={number} />
  );
}
