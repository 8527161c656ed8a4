import type { ReactNode } from "react";
import { useSearchParams } from "react-router";
import { Criteria } from "../features/criteria/criteria";

/** 达标体检; the address names the subject, so that a record can lead here. */
export function CriteriaPage(): ReactNode {
  const [params, setParams] = useSearchParams();
  const id = Number(params.get("subject"));
  const name = params.get("name");
  const kind = params.get("kind");
  const subject = Number.isInteger(id) && id > 0 && name !== null && kind !== null ? { id, name, kind } : null;
  return (
    <Criteria
      subject={subject}
      onSubject={(next) =>
        setParams(next === null ? {} : { subject: String(next.id), name: next.name, kind: next.kind })
      }
    />
  );
}
