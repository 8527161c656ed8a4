import { type ReactNode, useState } from "react";
import { Button } from "antd";
import { useNavigate } from "react-router";
import type { OutputOf } from "#contract/contract";
import { call } from "../../api/client";
import { runJob } from "../../api/jobs";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { examplesLoaded, homeText } from "../../text/home";
import { useNotice } from "../../ui/notice";
import { Page, PageHeader } from "../../ui/page";
import { EmptyState, ErrorState, LoadingLines } from "../../ui/states";
import { DueDays } from "./due-days";
import { Doubts } from "./doubts";
import { PackSuggestion } from "./pack-suggestion";
import { Recent } from "./recent";
import { StatusFigures } from "./status-figures";
import { Standing } from "./standing";
import { Steps } from "./steps";
import { ZoneName } from "./zone-name";
import "./home.css";

/** The first page (首页): the way from a roster to a filled form, where the book stands, and what is in doubt. */
export function Home(): ReactNode {
  const status = useQuery("book/status", null);
  return (
    <Page>
      <PageHeader title={homeText.title} />
      {status.error !== null ? (
        <ErrorState
          sentence={describeError(status.error)}
          reference={errorReference(status.error)}
          onRetry={status.retry}
        />
      ) : (
        <HomeBody status={status.value} />
      )}
    </Page>
  );
}

function HomeBody(props: { readonly status: OutputOf<"book/status"> | undefined }): ReactNode {
  const { status } = props;
  if (status === undefined) {
    return (
      <>
        <Steps />
        <LoadingLines lines={6} />
      </>
    );
  }
  if (status.enterprises === 0) return <EmptyBook />;
  return (
    <>
      <PackSuggestion />
      <Steps />
      <StatusFigures status={status} />
      <div className="home-columns">
        <Standing />
        <DueDays />
      </div>
      <div className="home-columns">
        <Doubts doubts={status.doubts} />
        <Recent status={status} />
      </div>
    </>
  );
}

function EmptyBook(): ReactNode {
  const navigate = useNavigate();
  const tell = useNotice();
  const [loading, setLoading] = useState(false);
  const loadExamples = async (): Promise<void> => {
    setLoading(true);
    const reply = await runJob(homeText.examplesJob, (jobId) => call("book/load-examples", { jobId }));
    setLoading(false);
    if (reply.ok) tell({ kind: "done", text: examplesLoaded(reply.value.enterprises), link: { to: "/roster" } });
    else tell({ kind: "error", text: describeError(reply.error) });
  };
  return (
    <div className="home-start">
      <ZoneName />
      <PackSuggestion />
      <EmptyState
        title={homeText.emptyTitle}
        body={homeText.emptyBody}
        actions={
          <>
            <Button type="primary" onClick={() => void navigate("/importing")}>
              {homeText.emptyImport}
            </Button>
            <Button loading={loading} onClick={() => void loadExamples()}>
              {homeText.emptyExamples}
            </Button>
          </>
        }
      />
      <Steps />
    </div>
  );
}
