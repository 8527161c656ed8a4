import { Button, Tag } from "antd";
import type { ReactNode } from "react";
import { Link, useNavigate } from "react-router";
import type { PackSummary } from "#contract/packs";
import { formatMoment } from "../../text/format-value";
import { documentStatus, packContents, packsText } from "../../text/packs";
import type { PackSteps } from "./use-pack-steps";
import { useExportPack } from "./use-export-pack";

/** One pack in the list: what it rests on, what it holds, what is not confirmed, and what can be done with it. */
export function PackLine(props: { readonly pack: PackSummary; readonly steps: PackSteps }): ReactNode {
  const { pack, steps } = props;
  const navigate = useNavigate();
  const write = useExportPack();
  const address = `/packs/${encodeURIComponent(pack.id)}`;
  return (
    <li className="pack-line" aria-label={pack.name}>
      <div className="pack-line-words">
        <h3>
          <Link to={address}>{pack.name}</Link>
          {pack.own ? <Tag>{packsText.own}</Tag> : null}
          {pack.state === "update" ? <Tag color="processing">{packsText.updateReady}</Tag> : null}
          {pack.unconfirmed > 0 ? (
            <span className="word-tag" data-tone="doubtful">
              {packsText.unconfirmedCount(pack.unconfirmed)}
            </span>
          ) : null}
        </h3>
        <Basis pack={pack} />
        <p>{packContents(pack)}</p>
        <p className="secondary figures">
          {`${packsText.version} ${pack.version} · ${packsText.hash} ${pack.hash.slice(0, 12)}`}
          {pack.installedAt === null ? "" : ` · ${packsText.installedOn} ${formatMoment(pack.installedAt)}`}
        </p>
      </div>
      <div className="pack-actions">
        {pack.state === "installed" ? null : (
          <Button type="primary" onClick={() => steps.install(pack.id)}>
            {pack.state === "update" ? packsText.update : packsText.install}
          </Button>
        )}
        <Button onClick={() => void navigate(address)}>{packsText.open}</Button>
        <Button loading={write.running} onClick={() => void write.run(pack)}>
          {packsText.export}
        </Button>
        {pack.state === "available" ? null : <Button onClick={() => steps.remove(pack.id)}>{packsText.remove}</Button>}
      </div>
    </li>
  );
}

/** 《…》 粤科函高字〔2022〕895号 · 2022-06-14 · 状态未核实. */
function Basis({ pack: { basis } }: { readonly pack: PackSummary }): ReactNode {
  if (basis === null) return null;
  const { number, issuedOn, status } = basis;
  const facts = [number ?? packsText.noNumber, issuedOn, documentStatus[status]].filter((fact) => fact !== null);
  return (
    <p className="pack-basis">
      <span title={basis.title}>{`《${basis.title}》`}</span>
      <span className="secondary figures">{facts.join(" · ")}</span>
    </p>
  );
}
