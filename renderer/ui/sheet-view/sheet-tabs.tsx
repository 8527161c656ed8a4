import { EyeInvisibleOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";

/** A tab at the foot of the sheet view. */
export interface SheetTab {
  readonly name: string;
  readonly hidden: boolean;
  /** A word beside the name (2 张表). */
  readonly note: string | null;
}

/** Sheet tabs at the foot, as in Excel; hidden sheets are shown too, and say so. */
export function SheetTabs(props: {
  readonly tabs: readonly SheetTab[];
  readonly active: string;
  readonly onChange: (name: string) => void;
}): ReactNode {
  return (
    <div className="sheet-tabs" role="tablist" aria-label="工作表">
      {props.tabs.map((tab) => (
        <button
          key={tab.name}
          type="button"
          role="tab"
          aria-selected={tab.name === props.active}
          className={tab.name === props.active ? "sheet-tab sheet-tab-on" : "sheet-tab"}
          title={tab.hidden ? "这是隐藏的工作表" : tab.name}
          onClick={() => props.onChange(tab.name)}
        >
          {tab.hidden && <EyeInvisibleOutlined />}
          <span>{tab.name.trim() === "" ? "（空名）" : tab.name}</span>
          {(tab.hidden || tab.note !== null) && (
            <span className="sheet-tab-note">{[tab.hidden ? "隐藏" : null, tab.note].filter(Boolean).join(" · ")}</span>
          )}
        </button>
      ))}
    </div>
  );
}
