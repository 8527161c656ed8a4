import { ImportOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Tag, Tooltip } from "antd";
import { type ReactNode, useState } from "react";
import { Link, useNavigate } from "react-router";
import type { PackPreview, PackSummary } from "#contract/packs";
import { call } from "../../api/client";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { formatMoment } from "../../text/format-value";
import { packContents, packsText } from "../../text/packs";
import { useNotice } from "../../ui/notice";
import { Page, PageHeader } from "../../ui/page";
import { EmptyState, ErrorState, LoadingLines } from "../../ui/states";
import { CreateOwnPack } from "./create-own-pack";
import { type PackStep, PackPreviewDialog } from "./pack-preview-dialog";
import { useExportPack } from "./use-export-pack";
import "./packs.css";

/** 政策包: which rules of which year are in force, and which could be. */
export function Packs(): ReactNode {
  const list = useQuery("packs/list", null);
  const [step, setStep] = useState<PackStep | null>(null);
  const [creating, setCreating] = useState(false);
  const tell = useNotice();
  const preview = async (how: PackStep["how"], ask: () => Promise<PackPreview | null>): Promise<void> => {
    const found = await ask();
    if (found !== null) setStep({ how, preview: found });
  };
  const told = (reply: {
    readonly ok: boolean;
    readonly value?: PackPreview;
    readonly error?: Parameters<typeof describeError>[0];
  }): PackPreview | null => {
    if (reply.ok && reply.value !== undefined) return reply.value;
    if (reply.error !== undefined) tell({ kind: "error", text: describeError(reply.error) });
    return null;
  };
  const take = async (): Promise<void> => {
    const chosen = await call("files/choose-workbooks", { many: false });
    const [file] = chosen.ok ? chosen.value : [];
    if (file === undefined) return;
    await preview("install", async () => told(await call("packs/preview-file", { token: file.token })));
  };
  const install = (id: string): void =>
    void preview("install", async () => told(await call("packs/preview-shipped", { id })));
  const remove = (id: string): void =>
    void preview("remove", async () => told(await call("packs/preview-removal", { id })));
  return (
    <Page>
      <PageHeader
        title={packsText.title}
        note={packsText.note}
        actions={
          <>
            <Tooltip title={packsText.takeHint}>
              <Button icon={<ImportOutlined />} onClick={() => void take()}>
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
        <>
          <PackTable
            title={packsText.installed}
            packs={list.value.filter(({ state }) => state !== "available")}
            onInstall={install}
            onRemove={remove}
          />
          <PackTable
            title={packsText.available}
            packs={list.value.filter(({ state }) => state === "available")}
            onInstall={install}
            onRemove={remove}
          />
        </>
      )}
      <PackPreviewDialog step={step} onClose={() => setStep(null)} />
      <CreateOwnPack open={creating} onClose={() => setCreating(false)} />
    </Page>
  );
}

function PackTable(props: {
  readonly title: string;
  readonly packs: readonly PackSummary[];
  readonly onInstall: (id: string) => void;
  readonly onRemove: (id: string) => void;
}): ReactNode {
  if (props.packs.length === 0) return null;
  return (
    <section className="pack-section">
      <h2 className="section-title">{props.title}</h2>
      <ul className="pack-list">
        {props.packs.map((pack) => (
          <PackLine key={pack.id} pack={pack} onInstall={props.onInstall} onRemove={props.onRemove} />
        ))}
      </ul>
    </section>
  );
}

function PackLine(props: {
  readonly pack: PackSummary;
  readonly onInstall: (id: string) => void;
  readonly onRemove: (id: string) => void;
}): ReactNode {
  const { pack } = props;
  const navigate = useNavigate();
  const write = useExportPack();
  return (
    <li className="pack-line" aria-label={pack.name}>
      <div>
        <h3>
          <Link to={`/packs/${encodeURIComponent(pack.id)}`}>{pack.name}</Link>
          {pack.own ? <Tag>{packsText.own}</Tag> : null}
          {pack.unconfirmed > 0 ? <Tag color="warning">{packsText.unconfirmedCount(pack.unconfirmed)}</Tag> : null}
        </h3>
        <p>{packContents(pack)}</p>
        <p className="secondary figures">
          {`${packsText.version} ${pack.version} · ${packsText.hash} ${pack.hash.slice(0, 12)}`}
          {pack.installedAt === null ? "" : ` · ${formatMoment(pack.installedAt)}`}
        </p>
      </div>
      <div className="pack-actions">
        {pack.state === "installed" ? null : (
          <Button type="primary" onClick={() => props.onInstall(pack.id)}>
            {pack.state === "update" ? packsText.update : packsText.install}
          </Button>
        )}
        <Button onClick={() => void navigate(`/packs/${encodeURIComponent(pack.id)}`)}>{packsText.open}</Button>
        <Button loading={write.running} onClick={() => void write.run(pack)}>
          {packsText.export}
        </Button>
        {pack.state === "available" ? null : (
          <Button onClick={() => props.onRemove(pack.id)}>{packsText.remove}</Button>
        )}
      </div>
    </li>
  );
}
