import { EditOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import { packEditText } from "../../../text/pack-editing";

/** Opens a member of an own pack for changing; nothing stands there in a pack one cannot change. */
export function EditButton(props: { readonly name: string; readonly onEdit: (() => void) | null }): ReactNode {
  if (props.onEdit === null) return null;
  return (
    <Button
      type="text"
      size="small"
      icon={<EditOutlined />}
      aria-label={packEditText.change(props.name)}
      title={packEditText.change(props.name)}
      onClick={props.onEdit}
    />
  );
}
