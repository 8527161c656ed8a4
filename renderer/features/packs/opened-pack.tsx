import { Checkbox } from "antd";
import { type ReactNode, useCallback, useState } from "react";
import { Link } from "react-router";
import type { PolicyPack } from "#domain/packs/pack";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { packsText } from "../../text/packs";
import { Page, PageHeader } from "../../ui/page";
import { SearchInput } from "../../ui/search-input";
import { ErrorState, LoadingLines } from "../../ui/states";
import { filterPack } from "./filter-pack";
import { PackActions } from "./pack-actions";
import { PackTabs } from "./pack-tabs";
import "./packs.css";

/** Everything a pack says, with what is not confirmed marked; one's own can be changed (政策包内容). */
export function OpenedPack(props: { readonly id: string }): ReactNode {
  const opened = useQuery("packs/open", { id: props.id });
  const list = useQuery("packs/list", null);
  const summary = list.value?.find(({ id }) => id === props.id) ?? null;
  const pack = opened.value;
  return (
    <Page>
      <nav className="crumbs">
        <Link to="/packs">{packsText.back}</Link>
        <span>/</span>
        <span>{pack?.name ?? " "}</span>
      </nav>
      <PageHeader
        title={pack?.name ?? " "}
        note={pack === undefined ? "" : `${packsText.version} ${pack.version}`}
        actions={pack === undefined || summary === null ? null : <PackActions pack={pack} summary={summary} />}
      />
      {opened.error !== null ? (
        <ErrorState
          sentence={describeError(opened.error)}
          reference={errorReference(opened.error)}
          onRetry={opened.retry}
        />
      ) : pack === undefined ? (
        <LoadingLines lines={10} />
      ) : (
        <Members
          pack={pack}
          own={summary?.own === true}
          installed={summary !== null && summary.state !== "available"}
          unconfirmed={summary?.unconfirmed ?? 0}
        />
      )}
    </Page>
  );
}

function Members(props: {
  readonly pack: PolicyPack;
  readonly own: boolean;
  readonly installed: boolean;
  readonly unconfirmed: number;
}): ReactNode {
  const [search, setSearch] = useState("");
  const [onlyUnconfirmed, setOnlyUnconfirmed] = useState(false);
  const onSearch = useCallback((text: string) => setSearch(text), []);
  return (
    <>
      <div className="toolbar">
        <span className="pack-search">
          <SearchInput large label={packsText.searchWithin} value={search} onSearch={onSearch} />
        </span>
        <Checkbox checked={onlyUnconfirmed} onChange={(event) => setOnlyUnconfirmed(event.target.checked)}>
          {packsText.onlyUnconfirmed}
        </Checkbox>
        <span className="secondary">{props.own ? packsText.ownNote : packsText.shippedNote}</span>
      </div>
      <PackTabs
        pack={props.pack}
        shown={filterPack(props.pack, { search, onlyUnconfirmed })}
        narrowed={search !== "" || onlyUnconfirmed}
        own={props.own}
        installed={props.installed}
      />
    </>
  );
}
