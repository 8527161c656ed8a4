import "../ui/look.css";
import "../ui/grid/grid.css";
import { EllipsisOutlined } from "@ant-design/icons";
import { QueryClientProvider } from "@tanstack/react-query";
import { App, ConfigProvider } from "antd";
import chinese from "antd/locale/zh_CN";
import { type ReactNode, StrictMode, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import type { Bridge } from "#contract/contract";
import { provideBridge } from "../api/client";
import { followJobs } from "../api/jobs";
import { createQueryCache, followChanges } from "../api/query-cache";
import { labels } from "../text/labels";
import { createTheme, isMotionWelcome } from "../ui/theme";
import { createWindowRouter } from "./router";

/** The button that lists tabs without room has only an icon. */
const tabs = { more: { icon: <EllipsisOutlined aria-label={labels.more} title={labels.more} /> } };

/** Draws the whole window into an element, over the given bridge. */
export function startWindow(bridge: Bridge, element: HTMLElement): void {
  provideBridge(bridge);
  createRoot(element).render(
    <StrictMode>
      <Window />
    </StrictMode>,
  );
}

/** The window: theme, language, caches and routes around the pages. */
export function Window(): ReactNode {
  const [cache] = useState(createQueryCache);
  const [router] = useState(createWindowRouter);
  useEffect(() => {
    const stop = [followChanges(cache), followJobs()];
    return () => {
      for (const unsubscribe of stop) unsubscribe();
    };
  }, [cache]);
  return (
    <ConfigProvider
      locale={chinese}
      theme={createTheme(isMotionWelcome())}
      button={{ autoInsertSpace: false }}
      tabs={tabs}
    >
      <App message={{ maxCount: 1 }} notification={{ maxCount: 2, bottom: 64 }}>
        <QueryClientProvider client={cache}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}
