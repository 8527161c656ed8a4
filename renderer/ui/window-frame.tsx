import { LeftOutlined, RightOutlined, SearchOutlined } from "@ant-design/icons";
import { Tooltip } from "antd";
import { type ReactNode, useState } from "react";
import { NavLink } from "react-router";
import { labels } from "../text/labels";
import { readRemembered, remember } from "./remembered";

/** A place in the left rail. */
export interface RailItem {
  readonly to: string;
  readonly label: string;
  readonly icon: ReactNode;
  /** Addresses below which the item also counts as the present place. */
  readonly also?: readonly string[];
}

/** The window: rail at the left, bar on top, page, and long work at the foot. */
export function WindowFrame(props: {
  readonly items: readonly RailItem[];
  readonly path: string;
  readonly title: ReactNode;
  readonly day: ReactNode;
  readonly onSearch: () => void;
  readonly foot: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="frame">
      <Rail items={props.items} path={props.path} />
      <div className="top-bar">
        <span className="top-bar-book">{props.title}</span>
        {props.day}
        <button type="button" className="top-bar-search" onClick={props.onSearch} aria-keyshortcuts="Control+K">
          <SearchOutlined />
          <span>{labels.search}</span>
          <span className="key">{labels.searchKey}</span>
        </button>
      </div>
      <div className="page-area">{props.children}</div>
      {props.foot}
    </div>
  );
}

function Rail(props: { readonly items: readonly RailItem[]; readonly path: string }): ReactNode {
  const [narrow, setNarrow] = useState(() => readRemembered("rail") === "narrow");
  const toggle = (): void => {
    remember("rail", narrow ? "wide" : "narrow");
    setNarrow(!narrow);
  };
  return (
    <nav className="rail" data-narrow={narrow} aria-label={labels.product}>
      <div className="rail-brand">
        <BrandMark />
        {narrow ? null : labels.product}
      </div>
      <div className="rail-items">
        {props.items.map((item) => (
          <Tooltip key={item.to} title={narrow ? item.label : ""} placement="right">
            <NavLink
              to={item.to}
              end={item.to === "/"}
              className={({ isActive }) => `rail-item${isActive || isBelow(props.path, item.also) ? " active" : ""}`}
            >
              {item.icon}
              {narrow ? <span className="visually-hidden">{item.label}</span> : <span>{item.label}</span>}
            </NavLink>
          </Tooltip>
        ))}
      </div>
      <div className="rail-foot">
        <button type="button" className="rail-item" onClick={toggle} aria-expanded={!narrow}>
          {narrow ? <RightOutlined /> : <LeftOutlined />}
          <span className={narrow ? "visually-hidden" : ""}>{narrow ? labels.expand : labels.collapse}</span>
        </button>
      </div>
    </nav>
  );
}

function isBelow(path: string, places: readonly string[] | undefined): boolean {
  return places?.some((place) => path.startsWith(place)) ?? false;
}

function BrandMark(): ReactNode {
  return (
    <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
      <rect x="2" y="2" width="20" height="20" rx="4" fill="#1F5FBF" />
      <path d="M7 7h10M7 12h10M7 17h6" stroke="#fff" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
