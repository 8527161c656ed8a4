import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { call } from "../../../api/client";
import type { ImportFile } from "../import-state";
import { useImport } from "../use-import";

/** 制作退回表: a copy of the sender's own file with a comment in each faulty cell. */
export function ReturnFileButton({ file, large }: { readonly file: ImportFile; readonly large?: boolean }): ReactNode {
  const { session } = useImport();
  const [busy, setBusy] = useState(false);
  const make = async (): Promise<void> => {
    setBusy(true);
    await session.writeReturnFile(file.token);
    setBusy(false);
  };
  return (
    <Button size={large === true ? "middle" : "small"} loading={busy} onClick={() => void make()}>
      制作退回表
    </Button>
  );
}

/** Where the file to send back was written. */
export function ReturnFileNote({ file }: { readonly file: ImportFile }): ReactNode {
  const { returned } = file;
  if (returned === null) return null;
  return (
    <p role="status" className="line-row">
      <span>
        退回表「{returned.file}」已写好，{returned.cells} 处加了批注。改好发回来再导入，只取改过的格子。
      </span>
      <Button size="small" type="link" onClick={() => void call("files/show", { token: returned.token })}>
        在文件夹中显示
      </Button>
    </p>
  );
}
