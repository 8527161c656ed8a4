import { Drawer } from "antd";
import type { ReactNode } from "react";
import type { IndicatorDefinition } from "#domain/indicators/indicator";
import type { PackList, PolicyDocument, PolicyPack } from "#domain/packs/pack";
import type { TargetDefinition } from "#domain/targets/target";
import { packEditText } from "../../../text/pack-editing";
import { DocumentForm } from "./document-form";
import { IndicatorForm } from "./indicator-form";
import { ListForm } from "./list-form";
import { TargetForm } from "./target-form";

/** A member of an own pack on the way to be made (`member` null) or changed. */
export type EditedMember =
  | { readonly sort: "document"; readonly member: PolicyDocument | null }
  | { readonly sort: "target"; readonly member: TargetDefinition | null }
  | { readonly sort: "indicator"; readonly member: IndicatorDefinition | null }
  | { readonly sort: "list"; readonly member: PackList | null };

/** The drawer in which a member is filled in; saved at once, refused with the fault at its field. */
export function MemberEditor(props: {
  readonly pack: PolicyPack;
  readonly edited: EditedMember | null;
  readonly onClose: () => void;
}): ReactNode {
  const { edited } = props;
  return (
    <Drawer
      open={edited !== null}
      onClose={props.onClose}
      size={edited?.sort === "list" ? 760 : 620}
      rootClassName="wide-drawer"
      title={edited === null ? "" : packEditText.titles[edited.sort]}
      destroyOnHidden
    >
      {edited === null ? null : <MemberForm {...props} edited={edited} />}
    </Drawer>
  );
}

function MemberForm(props: {
  readonly pack: PolicyPack;
  readonly edited: EditedMember;
  readonly onClose: () => void;
}): ReactNode {
  const { pack, edited, onClose } = props;
  switch (edited.sort) {
    case "document":
      return <DocumentForm pack={pack} member={edited.member} onClose={onClose} />;
    case "target":
      return <TargetForm pack={pack} member={edited.member} onClose={onClose} />;
    case "indicator":
      return <IndicatorForm pack={pack} member={edited.member} onClose={onClose} />;
    case "list":
      return <ListForm pack={pack} member={edited.member} onClose={onClose} />;
  }
}
