import { PlusOutlined } from "@ant-design/icons";
import { Button, Tabs } from "antd";
import { type ReactNode, useState } from "react";
import type { PolicyPack } from "#domain/packs/pack";
import { packEditText } from "../../text/pack-editing";
import { packsText } from "../../text/packs";
import { type EditedMember, MemberEditor } from "./editing/member-editor";
import { Documents } from "./members/documents";
import { Indicators } from "./members/indicators";
import { Lists } from "./members/lists";
import { Aliases, Calendar, Forms } from "./members/other-members";
import { Presets } from "./members/presets";
import { RuleSets } from "./members/rule-sets";
import { Targets } from "./members/targets";

interface Section {
  readonly key: string;
  readonly label: string;
  /** All there are, and those shown. */
  readonly counts: readonly [number, number];
  readonly body: ReactNode;
  /** Of sections that can be added to in one's own pack. */
  readonly create: EditedMember | null;
}

/** The members of a pack by sort; in one's own pack they can be added and changed. */
export function PackTabs(props: {
  readonly pack: PolicyPack;
  readonly shown: PolicyPack;
  /** Only some are shown. */
  readonly narrowed: boolean;
  readonly own: boolean;
  readonly installed: boolean;
}): ReactNode {
  const { pack, own, narrowed } = props;
  const [edited, setEdited] = useState<EditedMember | null>(null);
  const sections = sectionsOf(props, own ? setEdited : null);
  const shown = sections.filter(({ counts, create }) => counts[0] > 0 || (own && create !== null));
  return (
    <>
      <Tabs
        items={shown.map(({ key, label, counts: [all, found], body, create }) => ({
          key,
          label: `${label} ${narrowed ? `${found}/${all}` : all}`,
          children: (
            <>
              {own && create !== null ? (
                <Button className="pack-add" icon={<PlusOutlined />} onClick={() => setEdited(create)}>
                  {packEditText.add(label)}
                </Button>
              ) : null}
              {found > 0 ? (
                body
              ) : (
                <p className="secondary pack-none">{all === 0 ? packEditText.noneYet(label) : packsText.noneFound}</p>
              )}
            </>
          ),
        }))}
      />
      {own ? <MemberEditor pack={pack} edited={edited} onClose={() => setEdited(null)} /> : null}
    </>
  );
}

function sectionsOf(
  { pack, shown, installed }: Parameters<typeof PackTabs>[0],
  edit: ((member: EditedMember) => void) | null,
): readonly Section[] {
  const lists = new Map(pack.lists.map(({ kind }) => [kind.id, kind.label]));
  const entries = ({ presets }: PolicyPack): number => presets.reduce((sum, preset) => sum + preset.entries.length, 0);
  const fixed = (key: "ruleSets" | "aliases" | "forms", body: ReactNode): Section => ({
    key,
    label: packsText[key],
    counts: [pack[key].length, shown[key].length],
    body,
    create: null,
  });
  return [
    {
      key: "targets",
      label: packsText.targets,
      counts: [pack.targets.length, shown.targets.length],
      body: (
        <Targets
          targets={shown.targets}
          pack={pack}
          onEdit={edit === null ? null : (member) => edit({ sort: "target", member })}
        />
      ),
      create: { sort: "target", member: null },
    },
    {
      key: "documents",
      label: packsText.documents,
      counts: [pack.documents.length, shown.documents.length],
      body: (
        <Documents
          documents={shown.documents}
          onEdit={edit === null ? null : (member) => edit({ sort: "document", member })}
        />
      ),
      create: { sort: "document", member: null },
    },
    {
      key: "indicators",
      label: packsText.indicators,
      counts: [pack.indicators.length, shown.indicators.length],
      body: (
        <Indicators
          indicators={shown.indicators}
          onEdit={edit === null ? null : (member) => edit({ sort: "indicator", member })}
        />
      ),
      create: { sort: "indicator", member: null },
    },
    fixed("ruleSets", <RuleSets ruleSets={shown.ruleSets} documents={pack.documents} />),
    {
      key: "lists",
      label: packsText.lists,
      counts: [pack.lists.length, shown.lists.length],
      body: (
        <Lists
          lists={shown.lists}
          installed={installed}
          onEdit={edit === null ? null : (member) => edit({ sort: "list", member })}
        />
      ),
      create: { sort: "list", member: null },
    },
    {
      key: "presets",
      label: packsText.presets,
      counts: [entries(pack), entries(shown)],
      body: <Presets presets={shown.presets} documents={pack.documents} lists={lists} />,
      create: null,
    },
    fixed("aliases", <Aliases aliases={shown.aliases} />),
    {
      key: "calendar",
      label: packsText.calendar,
      counts: [pack.calendar.length + pack.quarters.length, shown.calendar.length + shown.quarters.length],
      body: <Calendar calendar={shown.calendar} quarters={shown.quarters} />,
      create: null,
    },
    fixed("forms", <Forms forms={shown.forms} />),
  ];
}
