import { Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import type { ExtractedText } from "#contract/extraction";
import type { AppError } from "#contract/errors";
import { call, requireBridge } from "../../api/client";
import { describeError } from "../../text/describe-error";
import { extractionText } from "../../text/extraction";
import { DropZone } from "../../ui/drop-zone";
import { Page, PageHeader } from "../../ui/page";
import { ProposalDesk } from "./proposal-desk";
import "./extraction.css";

/** 目标提取: a policy text in, targets proposed with their places, accepted one by one. */
export function Extraction(): ReactNode {
  const [text, setText] = useState("");
  const [running, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [read, setRead] = useState<ExtractedText | null>(null);
  const take = async (
    ask: () => Promise<
      { readonly ok: true; readonly value: ExtractedText } | { readonly ok: false; readonly error: AppError }
    >,
  ): Promise<void> => {
    setRunning(true);
    setRefusal(null);
    const reply = await ask();
    setRunning(false);
    if (reply.ok) setRead(reply.value);
    else setRefusal(describeError(reply.error));
  };
  const openFile = async (): Promise<void> => {
    const chosen = await call("files/choose-workbooks", { many: false, wanted: "document" });
    const [file] = chosen.ok ? chosen.value : [];
    if (file !== undefined) await take(() => call("extraction/from-file", { token: file.token }));
  };
  const offer = async (files: readonly File[]): Promise<void> => {
    const [file] = await requireBridge().offerFiles(files.slice(0, 1));
    if (file !== undefined) await take(() => call("extraction/from-file", { token: file.token }));
  };
  return (
    <Page fill={read !== null}>
      <nav className="crumbs">
        <Link to="/packs">{extractionText.back}</Link>
        <span>/</span>
        <span>{extractionText.title}</span>
      </nav>
      <PageHeader
        title={extractionText.title}
        note={extractionText.note}
        actions={read === null ? null : <Button onClick={() => setRead(null)}>{extractionText.again}</Button>}
      />
      {read === null ? (
        <div className="extraction-start">
          <Input.TextArea
            aria-label={extractionText.paste}
            placeholder={extractionText.paste}
            value={text}
            rows={16}
            maxLength={2_000_000}
            onChange={(event) => setText(event.target.value)}
          />
          {refusal === null ? null : (
            <p className="refusal extraction-refusal" role="alert">
              {refusal}
            </p>
          )}
          <div className="extraction-actions">
            <Button
              type="primary"
              loading={running}
              disabled={text.trim() === ""}
              onClick={() => void take(() => call("extraction/from-text", { text }))}
            >
              {running ? extractionText.running : extractionText.run}
            </Button>
            <span className="secondary">{text === "" ? "" : extractionText.length(text.length)}</span>
          </div>
          <DropZone
            quiet
            busy={running}
            title={extractionText.dropTitle}
            note={extractionText.openHint}
            button={extractionText.open}
            onChoose={() => void openFile()}
            onFiles={(files) => void offer(files)}
          />
        </div>
      ) : (
        <ProposalDesk read={read} />
      )}
    </Page>
  );
}
