import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import type { InputOf } from "#contract/contract";
import type { DecisiveFactor } from "#contract/what-if";
import { call } from "../../api/client";
import { runJob } from "../../api/jobs";
import { describeError } from "../../text/describe-error";
import { whatIfText } from "../../text/what-if";

/** Certificates and entries that alone decide a target (关键因素), looked for when asked: it tries them one by one. */
export function Decisive(props: { readonly asked: InputOf<"what-if/run"> }): ReactNode {
  const [searching, setSearching] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [found, setFound] = useState<readonly DecisiveFactor[] | null>(null);
  const search = async (): Promise<void> => {
    setSearching(true);
    setFailure(null);
    const reply = await runJob(whatIfText.decisiveJob, (jobId) => call("what-if/decisive", { ...props.asked, jobId }));
    setSearching(false);
    if (reply.ok) setFound(reply.value.decisive);
    else if (reply.error.type !== "Cancelled") setFailure(describeError(reply.error));
  };
  return (
    <section>
      <header className="decisive-head">
        <h2 className="section-title">{whatIfText.decisive}</h2>
        <Button size="small" loading={searching} onClick={() => void search()}>
          {whatIfText.findDecisive}
        </Button>
      </header>
      <p className="secondary">{found?.length === 0 ? whatIfText.none : whatIfText.decisiveHint}</p>
      {failure === null ? null : <p className="refusal">{failure}</p>}
      {found === null ? null : <FactorList factors={found} />}
    </section>
  );
}

function FactorList({ factors }: { readonly factors: readonly DecisiveFactor[] }): ReactNode {
  return (
    <ul className="decisive">
      {factors.map(({ pack, target, entry, name, what, sentence }) => (
        <li key={`${pack}/${target} ${entry} ${what}`}>
          <span className="word-tag" data-tone="warning">
            {whatIfText[what]}
          </span>
          <span>
            <Link to={`/entry/${entry}`}>{name}</Link>
            {sentence.startsWith(name) ? sentence.slice(name.length) : `：${sentence}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
