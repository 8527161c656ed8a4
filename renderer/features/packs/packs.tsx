import { ImportOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { type ReactNode, useState } from "react";
import { Link, useNavigate } from "react-router";
import type { PackSummary } from "#contract/packs";
import { requireBridge } from "../../api/client";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { packsText } from "../../text/packs";
import { DropZone } from "../../ui/drop-zone";
import { Page, PageHeader } from "../../ui/page";
import { EmptyState, ErrorState, LoadingLines } from "../../ui/states";
import { NameOwnPack } from "./editing/name-own-pack";
import { PackLine } from "./pack-line";
import { type PackSteps, usePackSteps } from "./use-pack-steps";
import "./packs.css";

/** 政策包: which rules of which year are in force, and which could be. */
export function Packs(): ReactNode {
  const list = useQuery("packs/list", null);
  const steps = usePackSteps();
  const [creating, setCreating] = useState(false);
  const navigate = useNavigate();
  return (
    <Page>
      <PageHeader
        title={packsText.title}
        note={packsText.note}
        actions={
          <>
            <Tooltip title={packsText.takeHint}>
              <Button icon={<ImportOutlined />} onClick={steps.choose}>
                {packsText.take}
              </Button>
            </Tooltip>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
              {packsText.ownCreate}
            </Button>
          </>
        }
      />
      <p className="pack-ways">
        <Link to="/extraction">{packsText.toExtraction}</Link>
        <Link to="/criteria">{packsText.toCriteria}</Link>
      </p>
      {list.error !== null ? (
        <ErrorState sentence={describeError(list.error)} reference={errorReference(list.error)} onRetry={list.retry} />
      ) : list.value === undefined ? (
        <LoadingLines lines={8} />
      ) : list.value.length === 0 ? (
        <EmptyState title={packsText.emptyTitle} body={packsText.emptyBody} />
      ) : (
        <PackSections packs={list.value} steps={steps} />
      )}
      {steps.dialogs}
      <NameOwnPack
        open={creating}
        onClose={() => setCreating(false)}
        onNamed={(id) => void navigate(`/packs/${encodeURIComponent(id)}`)}
      />
    </Page>
  );
}

function PackSections(props: { readonly packs: readonly PackSummary[]; readonly steps: PackSteps }): ReactNode {
  const { packs, steps } = props;
  const installed = packs.filter(({ state }) => state !== "available");
  return (
    <>
      <PackSection title={packsText.installed} packs={installed} steps={steps} />
      <PackSection
        title={packsText.available}
        packs={packs.filter(({ state }) => state === "available")}
        steps={steps}
      />
      <DropZone
        quiet
        title={packsText.dropTitle}
        note={packsText.takeHint}
        button={packsText.dropButton}
        onChoose={steps.choose}
        onFiles={(files) => {
          void requireBridge()
            .offerFiles(files.slice(0, 1))
            .then(([file]) => (file === undefined ? undefined : steps.takeFile({ token: file.token })));
        }}
      />
    </>
  );
}

function PackSection(props: {
  readonly title: string;
  readonly packs: readonly PackSummary[];
  readonly steps: PackSteps;
}): ReactNode {
  if (props.packs.length === 0) return null;
  return (
    <section className="pack-section">
      <h2 className="section-title">{props.title}</h2>
      <ul className="pack-list">
        {props.packs.map((pack) => (
          <PackLine key={pack.id} pack={pack} steps={props.steps} />
        ))}
      </ul>
    </section>
  );
}
