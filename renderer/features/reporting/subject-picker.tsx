import { Select } from "antd";
import { type ReactNode, useDeferredValue, useState } from "react";
import { useQuery } from "../../api/use-query";
import { useReport } from "./use-report";

/** The enterprise, or the carrier, that a form of single cells is about, found by name, credit code or pinyin initials. */
export function SubjectPicker({ attention }: { readonly attention: boolean }): ReactNode {
  const { state, session } = useReport();
  const subjectKind = state.form?.reading.subjectKind ?? "enterprise";
  const kinds = useQuery("registers/kinds", { asOf: null });
  const label = kinds.value?.find(({ id }) => id === subjectKind)?.label ?? "企业";
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed.trim());
  const found = useQuery(
    "enterprises/list",
    { kind: subjectKind, search, filters: [], sort: [], columns: [], offset: 0, limit: 50 },
    { keepPrevious: true },
  );
  const rows = found.value?.rows ?? [];
  const known = state.subject !== null && !rows.some((row) => row.id === state.subject?.id) ? [state.subject] : [];
  return (
    <div className="panel-field">
      <label htmlFor="report-subject">{label}</label>
      <Select<number>
        id="report-subject"
        showSearch={{ filterOption: false, onSearch: setTyped }}
        status={attention ? "warning" : ""}
        placeholder="输入名称、信用代码或拼音首字母"
        value={state.subject?.id ?? null}
        loading={found.loading}
        notFoundContent={found.loading ? "正在找…" : "名册里没有。先在“导入”里导入名册。"}
        popupMatchSelectWidth={360}
        options={[...known, ...rows].map((row) => ({ value: row.id, label: row.name }))}
        onChange={(id) => {
          const row = rows.find((one) => one.id === id);
          if (row !== undefined) session.setSubject({ id: row.id, name: row.name });
        }}
      />
    </div>
  );
}
