import { DownOutlined, UpOutlined } from "@ant-design/icons";
import { Button, Drawer } from "antd";
import { type ReactNode, useEffect } from "react";
import { Link } from "react-router";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { enterpriseText } from "../../text/enterprise";
import { ErrorState, LoadingLines } from "../../ui/states";
import { EnterpriseHead } from "./enterprise-head";
import { EnterpriseTabs } from "./enterprise-tabs";
import { useEntryColumns } from "./use-entry-columns";
import "./enterprise.css";

interface Props {
  readonly id: number | null;
  readonly onClose: () => void;
  readonly onStep: (rows: 1 | -1) => void;
}

/** A glance at one enterprise beside the grid; arrows go on to its neighbours. */
export function EnterpriseGlance(props: Props): ReactNode {
  const { id, onStep } = props;
  const detail = useQuery("enterprises/detail", { id: id ?? 0 }, { enabled: id !== null, keepPrevious: true });
  useEffect(() => {
    if (id === null) return;
    const step = (event: KeyboardEvent): void => {
      if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
      event.preventDefault();
      onStep(event.key === "ArrowUp" ? -1 : 1);
    };
    window.addEventListener("keydown", step);
    return () => window.removeEventListener("keydown", step);
  }, [id, onStep]);
  return (
    <Drawer
      open={id !== null}
      onClose={props.onClose}
      size={520}
      mask={false}
      title={detail.value?.name ?? " "}
      extra={
        <span className="glance-steps">
          <Button icon={<UpOutlined />} aria-label={enterpriseText.stepBack} title="Alt+↑" onClick={() => onStep(-1)} />
          <Button icon={<DownOutlined />} aria-label={enterpriseText.stepOn} title="Alt+↓" onClick={() => onStep(1)} />
        </span>
      }
    >
      <GlanceBody id={id} detail={detail} />
    </Drawer>
  );
}

function GlanceBody(props: {
  readonly id: number | null;
  readonly detail: ReturnType<typeof useQuery<"enterprises/detail">>;
}): ReactNode {
  const { detail } = props;
  const columns = useEntryColumns(detail.value?.kind);
  if (detail.error !== null) {
    return (
      <ErrorState
        sentence={describeError(detail.error)}
        reference={errorReference(detail.error)}
        onRetry={detail.retry}
      />
    );
  }
  if (detail.value === undefined || columns.value === undefined) return <LoadingLines lines={8} />;
  return (
    <div className="glance">
      <EnterpriseHead detail={detail.value} />
      <Link to={`/entry/${detail.value.id}`}>{enterpriseText.openPage}</Link>
      <EnterpriseTabs detail={detail.value} fields={columns.value.fields} />
    </div>
  );
}
