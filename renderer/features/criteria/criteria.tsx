import { PrinterOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { useAsOf } from "../../api/as-of";
import { useQuery } from "../../api/use-query";
import { criteriaText } from "../../text/criteria";
import { describeError, errorReference } from "../../text/describe-error";
import { Page, PageHeader } from "../../ui/page";
import { EmptyState, ErrorState, LoadingLines } from "../../ui/states";
import { ReportTable } from "./report-table";
import { SubjectChooser } from "./subject-chooser";
import "./criteria.css";

/** What is checked, as the address says it. */
export interface CheckedSubject {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
}

/** 达标体检: one subject against one rule set, or several side by side. */
export function Criteria(props: {
  readonly subject: CheckedSubject | null;
  readonly onSubject: (subject: CheckedSubject | null) => void;
}): ReactNode {
  const { day } = useAsOf();
  const { subject } = props;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const sets = useQuery("criteria/rule-sets", { kind: subject?.kind ?? null });
  const offered = sets.value ?? [];
  const rules = chosen.filter((id) => offered.some((set) => set.id === id));
  const ready = subject !== null && rules.length > 0;
  const check = useQuery(
    "criteria/check",
    { subject: subject?.id ?? 0, rules, asOf: day, period: null },
    { enabled: ready, keepPrevious: true },
  );
  return (
    <Page>
      <nav className="crumbs criteria-toolbar">
        <Link to="/packs">{criteriaText.back}</Link>
        <span>/</span>
        <span>{criteriaText.title}</span>
      </nav>
      <PageHeader title={criteriaText.title} note={criteriaText.note} />
      <div className="toolbar criteria-toolbar">
        <SubjectChooser subject={subject} onSubject={props.onSubject} />
        <Select<string[]>
          mode="multiple"
          className="criteria-rules"
          aria-label={criteriaText.rules}
          placeholder={criteriaText.rulesHint}
          value={[...rules]}
          maxCount={4}
          notFoundContent={criteriaText.noRules}
          popupMatchSelectWidth={false}
          onChange={setChosen}
          options={offered.map(({ id, title, number }) => ({
            value: id,
            label: number === null ? title : `${title}（${number}）`,
          }))}
        />
        <span className="toolbar-space" />
        <Button icon={<PrinterOutlined />} disabled={!ready} onClick={() => window.print()}>
          {criteriaText.print}
        </Button>
      </div>
      {!ready ? (
        <EmptyState title={criteriaText.startTitle} body={criteriaText.startBody} />
      ) : check.error !== null ? (
        <ErrorState
          sentence={describeError(check.error)}
          reference={errorReference(check.error)}
          onRetry={check.retry}
        />
      ) : check.value === undefined ? (
        <LoadingLines lines={10} />
      ) : (
        <div className="criteria-reports" data-many={check.value.length > 1}>
          {check.value.map((report) => (
            <ReportTable key={report.rules.id} report={report} />
          ))}
        </div>
      )}
    </Page>
  );
}
