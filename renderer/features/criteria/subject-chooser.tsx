import { Select } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useQuery } from "../../api/use-query";
import { criteriaText } from "../../text/criteria";
import type { CheckedSubject } from "./criteria";

/** Names offered of each kind; the person narrows by typing. */
const OFFERED = 20;

/** Finds the carrier or enterprise to check by a part of its name. */
export function SubjectChooser(props: {
  readonly subject: CheckedSubject | null;
  readonly onSubject: (subject: CheckedSubject | null) => void;
}): ReactNode {
  const [typed, setTyped] = useState("");
  const [search, setSearch] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), 200);
    return () => clearTimeout(timer);
  }, [typed]);
  const carriers = useFound("carrier", search);
  const enterprises = useFound("enterprise", search);
  const { subject } = props;
  const groups = [
    { label: criteriaText.carriers, found: carriers },
    { label: criteriaText.enterprises, found: enterprises },
  ];
  const known = [...carriers, ...enterprises];
  const chosen = subject === null || known.some(({ id }) => id === subject.id) ? [] : [subject];
  return (
    <Select<number>
      className="criteria-subject"
      aria-label={criteriaText.subject}
      placeholder={criteriaText.subjectHint}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      value={subject?.id ?? null}
      notFoundContent={criteriaText.noSubject}
      onChange={(id: number | undefined) => props.onSubject([...known, ...chosen].find((one) => one.id === id) ?? null)}
      options={[
        ...chosen.map(({ id, name }) => ({ value: id, label: name })),
        ...groups
          .filter(({ found }) => found.length > 0)
          .map(({ label, found }) => ({ label, options: found.map(({ id, name }) => ({ value: id, label: name })) })),
      ]}
    />
  );
}

function useFound(kind: "carrier" | "enterprise", search: string): readonly CheckedSubject[] {
  const found = useQuery(
    "enterprises/list",
    { kind, search, filters: [], sort: [], columns: [], offset: 0, limit: OFFERED },
    { keepPrevious: true },
  );
  return (found.value?.rows ?? []).map(({ id, name }) => ({ id, name, kind }));
}
