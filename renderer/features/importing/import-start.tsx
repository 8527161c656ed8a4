import { Button } from "antd";
import type { ReactNode } from "react";
import { useNavigate } from "react-router";
import { useQuery } from "../../api/use-query";
import { DropZone } from "../../ui/drop-zone";
import { Page, PageHeader } from "../../ui/page";
import { FileQueue } from "./queue/file-queue";
import { formatCount } from "../../text/labels";
import { PastImports } from "./past-imports";
import { useImport } from "./use-import";

/** 导入 without an open file: bring files, see the queue and what was imported before. */
export function ImportStart(): ReactNode {
  const { state, session } = useImport();
  return (
    <Page>
      <PageHeader
        title="导入"
        note="名册、汇总表、年报导出表都可以。先看清楚要改什么，点“写入”以后才进账本，随时能撤销。"
        actions={<OtherPlaces />}
      />
      <DropZone
        compact={state.files.length > 0}
        title="把表格或文件夹拖到这里，一次可以放好几个"
        note="Excel、WPS 表格、CSV 都行（xlsx、xls、et、csv），整个文件夹也行。原文件只读不改。"
        button="选择文件"
        onFiles={(files) => void session.offer(files)}
        onChoose={() => void session.choose()}
      />
      <FileQueue />
      <PastImports />
    </Page>
  );
}

// What earlier imports set apart and what they taught.
function OtherPlaces(): ReactNode {
  const navigate = useNavigate();
  const waiting = useQuery("quarantine/list", { batchId: null, settled: false, search: "", offset: 0, limit: 1 });
  const count = waiting.value?.total ?? 0;
  return (
    <>
      <Button onClick={() => void navigate("/quarantine")}>
        {count === 0 ? "隔离区" : `隔离区（${formatCount(count)}）`}
      </Button>
      <Button onClick={() => void navigate("/recipes")}>导入方案</Button>
    </>
  );
}
