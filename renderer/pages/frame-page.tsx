import {
  AimOutlined,
  BankOutlined,
  FileDoneOutlined,
  HomeOutlined,
  ImportOutlined,
  ProfileOutlined,
  ReadOutlined,
  SettingOutlined,
} from "@ant-design/icons";
import { type ReactNode, useEffect, useState } from "react";
import { Outlet, useLocation } from "react-router";
import { AsOfDay } from "../features/home/as-of-day";
import { BookTitle } from "../features/home/book-title";
import { JobFoot } from "../features/home/job-foot";
import { SearchBox } from "../features/search/search-box";
import { labels } from "../text/labels";
import { ErrorBoundary } from "../ui/error-boundary";
import { type RailItem, WindowFrame } from "../ui/window-frame";

const items: readonly RailItem[] = [
  { to: "/", label: labels.home, icon: <HomeOutlined /> },
  {
    to: "/roster",
    label: labels.roster,
    icon: <BankOutlined />,
    also: ["/enterprise/", "/entry/", "/register/", "/snapshots", "/duplicates"],
  },
  { to: "/ledgers", label: labels.ledgers, icon: <ProfileOutlined />, also: ["/ledger-map/"] },
  { to: "/importing", label: labels.importing, icon: <ImportOutlined />, also: ["/recipes", "/quarantine"] },
  { to: "/reporting", label: labels.reporting, icon: <FileDoneOutlined /> },
  { to: "/targets", label: labels.targets, icon: <AimOutlined /> },
  { to: "/packs", label: labels.packs, icon: <ReadOutlined />, also: ["/extraction", "/criteria"] },
  { to: "/settings", label: labels.settings, icon: <SettingOutlined /> },
];

/** The frame around every page. */
export function FramePage(): ReactNode {
  const { pathname } = useLocation();
  const [searching, setSearching] = useState(false);
  useEffect(() => {
    const open = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      setSearching(true);
    };
    window.addEventListener("keydown", open);
    return () => window.removeEventListener("keydown", open);
  }, []);
  return (
    <WindowFrame
      items={items}
      path={isList(pathname) ? "/ledger-map/" : pathname}
      title={<BookTitle />}
      day={<AsOfDay />}
      onSearch={() => setSearching(true)}
      foot={<JobFoot />}
    >
      <ErrorBoundary resetKey={pathname}>
        <Outlet />
      </ErrorBoundary>
      <SearchBox open={searching} pages={items} onClose={() => setSearching(false)} />
    </WindowFrame>
  );
}

/** Lists of packs and of the zone are called `pack:list`; their place is among the lists, not the rosters. */
function isList(pathname: string): boolean {
  return /^\/register\/[^/]*(?::|%3A)/iu.test(pathname);
}
