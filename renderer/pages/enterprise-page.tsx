import { Button } from "antd";
import type { ReactNode } from "react";
import { useNavigate, useParams } from "react-router";
import { Enterprise, NoEnterprise } from "../features/enterprise/enterprise";
import { ProgressButton } from "../features/ledgers/progress-button";
import { ImpactNote } from "../features/reporting/impact-note";
import { criteriaText } from "../text/criteria";
import { Page } from "../ui/page";

/** 详情 of an enterprise or of any other entry, with what other features offer for it. */
export function EnterprisePage(): ReactNode {
  const { id } = useParams();
  const navigate = useNavigate();
  // An address typed by hand may hold anything; only a positive whole number can be an entry.
  const number = /^[1-9]\d{0,14}$/u.test(id ?? "") ? Number(id) : null;
  if (number === null) {
    return (
      <Page>
        <NoEnterprise />
      </Page>
    );
  }
  const checkable = new Set(["enterprise", "carrier"]);
  return (
    <Enterprise
      id={number}
      valueNote={(place) => <ImpactNote {...place} />}
      actions={({ kind, name }) => (
        <>
          <ProgressButton id={number} kind={kind} />
          {checkable.has(kind) ? (
            <Button
              onClick={() =>
                void navigate(`/criteria?${new URLSearchParams({ subject: String(number), name, kind }).toString()}`)
              }
            >
              {criteriaText.title}
            </Button>
          ) : null}
        </>
      )}
    />
  );
}
