import type { ReactNode } from "react";
import { ImportStart } from "./import-start";
import { ImportWizard } from "./import-wizard";
import { useImport } from "./use-import";
import "./importing.css";

/** The place 导入: with a file open the wizard, without one the drop zone and the imports made so far. */
export function ImportPage(): ReactNode {
  const { state } = useImport();
  const file = state.files.find((one) => one.token === state.openToken && (one.reading ?? one.quarantined) !== null);
  return file === undefined ? <ImportStart /> : <ImportWizard key={file.token} file={file} />;
}
