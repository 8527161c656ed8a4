import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useNavigate } from "react-router";
import type { PackSummary } from "#contract/packs";
import { copyPack } from "#domain/packs/copy-pack";
import type { PolicyPack } from "#domain/packs/pack";
import { packEditText } from "../../text/pack-editing";
import { packsText } from "../../text/packs";
import { NameOwnPack } from "./editing/name-own-pack";
import { usePackSteps } from "./use-pack-steps";
import { useExportPack } from "./use-export-pack";

/** What can be done with an opened pack; one that is not one's own is copied before it is changed. */
export function PackActions(props: { readonly pack: PolicyPack; readonly summary: PackSummary }): ReactNode {
  const { pack, summary } = props;
  const navigate = useNavigate();
  const steps = usePackSteps(() => void navigate("/packs"));
  const write = useExportPack();
  const [naming, setNaming] = useState<"copy" | "rename" | null>(null);
  return (
    <>
      {summary.state === "installed" ? null : (
        <Button type="primary" onClick={() => steps.install(pack.id)}>
          {summary.state === "update" ? packsText.update : packsText.install}
        </Button>
      )}
      {summary.own ? <Button onClick={() => setNaming("rename")}>{packEditText.rename}</Button> : null}
      <Button onClick={() => setNaming("copy")}>{summary.own ? packEditText.copy : packEditText.copyToChange}</Button>
      <Button loading={write.running} onClick={() => void write.run(pack)}>
        {packsText.export}
      </Button>
      {summary.state === "available" ? null : <Button onClick={() => steps.remove(pack.id)}>{packsText.remove}</Button>}
      {steps.dialogs}
      <NameOwnPack
        open={naming !== null}
        title={naming === "rename" ? packEditText.rename : packEditText.copyToChange}
        hint={naming === "rename" ? "" : packEditText.copyHint}
        initial={naming === "rename" ? pack.name : packEditText.copyName(pack.name)}
        make={(id, name) => (naming === "rename" ? { ...pack, name } : copyPack(pack, { id, name }))}
        onClose={() => setNaming(null)}
        onNamed={(id) => void navigate(`/packs/${encodeURIComponent(id)}`)}
      />
    </>
  );
}
