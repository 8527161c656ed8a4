import { Select } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useQuery } from "../../api/use-query";
import { criteriaText } from "../../text/criteria";
import type { CheckedSubject } from "./criteria";

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
  // The holder of a qualification may be any subject that rules speak of.
  const found = useQuery("registers/link-choices", { field: "holder", search }, { keepPrevious: true });
  const subjects = new Map((found.value ?? []).map((one) => [one.id, one]));
  if (props.subject !== null) subjects.set(props.subject.id, props.subject);
  return (
    <Select<number>
      className="criteria-subject"
      aria-label={criteriaText.subject}
      placeholder={criteriaText.subjectHint}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      value={props.subject?.id ?? null}
      onChange={(id: number | undefined) => props.onSubject(id === undefined ? null : (subjects.get(id) ?? null))}
      options={[...subjects.values()].map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
