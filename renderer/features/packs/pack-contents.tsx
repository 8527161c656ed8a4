import { Tabs, Tag } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { PolicyPack } from "#domain/packs/pack";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { documentStatus, packsText } from "../../text/packs";
import { Page, PageHeader } from "../../ui/page";
import { ErrorState, LoadingLines } from "../../ui/states";
import "./packs.css";

/** Everything a pack says, with what is not confirmed marked (政策包内容). */
export function PackContents(props: { readonly id: string }): ReactNode {
  const opened = useQuery("packs/open", { id: props.id });
  const pack = opened.value;
  return (
    <Page>
      <nav className="crumbs">
        <Link to="/packs">{packsText.back}</Link>
        <span>/</span>
        <span>{pack?.name ?? " "}</span>
      </nav>
      <PageHeader title={pack?.name ?? " "} note={pack === undefined ? "" : `${packsText.version} ${pack.version}`} />
      {opened.error !== null ? (
        <ErrorState
          sentence={describeError(opened.error)}
          reference={errorReference(opened.error)}
          onRetry={opened.retry}
        />
      ) : pack === undefined ? (
        <LoadingLines lines={10} />
      ) : (
        <Members pack={pack} />
      )}
    </Page>
  );
}

function Members({ pack }: { readonly pack: PolicyPack }): ReactNode {
  const tab = (key: string, label: string, count: number, children: ReactNode) =>
    count === 0 ? [] : [{ key, label: `${label} ${count}`, children }];
  return (
    <Tabs
      items={[
        ...tab("targets", packsText.targets, pack.targets.length, <Targets pack={pack} />),
        ...tab("documents", packsText.documents, pack.documents.length, <Documents pack={pack} />),
        ...tab("indicators", packsText.indicators, pack.indicators.length, <Indicators pack={pack} />),
        ...tab("ruleSets", packsText.ruleSets, pack.ruleSets.length, <RuleSets pack={pack} />),
        ...tab("lists", packsText.lists, pack.lists.length, <Lists pack={pack} />),
        ...tab("presets", packsText.presets, pack.presets.length, <Presets pack={pack} />),
        ...tab("aliases", packsText.aliases, pack.aliases.length, <Aliases pack={pack} />),
        ...tab("calendar", packsText.calendar, pack.calendar.length, <Calendar pack={pack} />),
        ...tab("forms", packsText.forms, pack.forms.length, <Forms pack={pack} />),
      ]}
    />
  );
}

/** A mark with its reason; nothing when all is confirmed. */
function Unconfirmed(props: { readonly words: string; readonly reason: string | null }): ReactNode {
  return props.reason === null ? null : (
    <span className="unconfirmed">
      <Tag color="warning">{props.words}</Tag>
      <span className="secondary">{props.reason}</span>
    </span>
  );
}

function Documents({ pack }: { readonly pack: PolicyPack }): ReactNode {
  return (
    <ul className="member-list">
      {pack.documents.map((document) => (
        <li key={document.id}>
          <h3>
            {document.title}
            <Tag color={document.status === "inForce" ? "success" : "warning"}>{documentStatus[document.status]}</Tag>
          </h3>
          <p className="secondary figures">
            {[document.number ?? packsText.noNumber, document.issuer, document.issuedOn].filter(Boolean).join(" · ")}
          </p>
          <p>{document.note}</p>
        </li>
      ))}
    </ul>
  );
}

function Targets({ pack }: { readonly pack: PolicyPack }): ReactNode {
  const names = new Map(pack.indicators.map(({ code, name }) => [code, name]));
  return (
    <ul className="member-list">
      {pack.targets.map((target) => (
        <li key={target.id}>
          <h3>
            <span className="secondary figures">{target.id}</span>
            {names.get(target.indicator) ?? target.indicator}
            <span className="figures">{`${target.text} ${target.unit === "—" ? "" : target.unit}`}</span>
            <span className="secondary">{target.scope.label}</span>
          </h3>
          <blockquote>{target.source.sentence}</blockquote>
          <Unconfirmed words={packsText.doubt} reason={target.doubt} />
          {target.readings.map((reading) => (
            <p key={reading.id} className="secondary">
              {`${packsText.readings}：${reading.question}${reading.options.map(({ label }) => label).join("；")}`}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Indicators({ pack }: { readonly pack: PolicyPack }): ReactNode {
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{packsText.indicators}</th>
          <th>{packsText.formula}</th>
        </tr>
      </thead>
      <tbody>
        {pack.indicators.map((indicator) => (
          <tr key={indicator.code}>
            <td>
              {indicator.unit === "" ? indicator.name : `${indicator.name}（${indicator.unit}）`}
              <Unconfirmed words={packsText.unconfirmed} reason={indicator.unconfirmed} />
            </td>
            <td>
              <span className="member-formula">{indicator.formula}</span>
              <span className="secondary member-note">{indicator.note}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RuleSets({ pack }: { readonly pack: PolicyPack }): ReactNode {
  return (
    <ul className="member-list">
      {pack.ruleSets.map((rules) => (
        <li key={rules.id}>
          <h3>{rules.title}</h3>
          <Unconfirmed words={packsText.unconfirmed} reason={rules.unconfirmed} />
          <ol>
            {rules.conditions.map((condition) => (
              <li key={condition.id}>
                <span className="secondary">{condition.place}</span> {condition.label}
                {condition.anyOf.length === 0 ? null : `：${condition.anyOf.map(({ label }) => label).join("，或")}`}
                <Unconfirmed words={packsText.unconfirmed} reason={condition.unconfirmed} />
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ul>
  );
}

function Lists({ pack }: { readonly pack: PolicyPack }): ReactNode {
  return (
    <ul className="member-list">
      {pack.lists.map(({ kind, fields, note }) => (
        <li key={kind.id}>
          <h3>{kind.label}</h3>
          <p>{`${packsText.columns}：${fields.map(({ label }) => label).join("、")}`}</p>
          <p className="secondary">{note}</p>
        </li>
      ))}
    </ul>
  );
}

function Presets({ pack }: { readonly pack: PolicyPack }): ReactNode {
  return (
    <ul className="member-list">
      {pack.presets.map((preset) => (
        <li key={`${preset.kind} ${preset.note}`}>
          <p>{preset.note}</p>
          <p>
            {preset.entries.map(({ name, unconfirmed }) => (
              <Tag key={name} color={unconfirmed === true ? "warning" : "default"}>
                {unconfirmed === true ? `${name}（${packsText.unconfirmed}）` : name}
              </Tag>
            ))}
          </p>
          <p className="secondary">{preset.source.place}</p>
        </li>
      ))}
    </ul>
  );
}

function Aliases({ pack }: { readonly pack: PolicyPack }): ReactNode {
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{packsText.name}</th>
          <th>{packsText.also}</th>
        </tr>
      </thead>
      <tbody>
        {pack.aliases.map(({ name, aliases }) => (
          <tr key={name}>
            <td>{name}</td>
            <td>{aliases.join("、")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Calendar({ pack }: { readonly pack: PolicyPack }): ReactNode {
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{packsText.due}</th>
          <th>{packsText.name}</th>
          <th>{packsText.who}</th>
        </tr>
      </thead>
      <tbody>
        {pack.calendar.map((entry) => (
          <tr key={entry.id}>
            <td className="figures">{entry.due.join("、")}</td>
            <td>
              {entry.title}
              <Unconfirmed words={packsText.unconfirmed} reason={entry.unconfirmed} />
            </td>
            <td>{entry.who}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Forms({ pack }: { readonly pack: PolicyPack }): ReactNode {
  return (
    <ul className="member-list">
      {pack.forms.map(({ id, title, every, note }) => (
        <li key={id}>
          <h3>{title}</h3>
          <p className="secondary">{[every, note].filter((text) => text !== "").join(" · ")}</p>
        </li>
      ))}
    </ul>
  );
}
