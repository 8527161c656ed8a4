import type { ComponentType } from "react";
import { createHashRouter } from "react-router";
import { FramePage } from "../pages/frame-page";
import { HomePage } from "../pages/home-page";
import { MissingPage } from "../pages/missing-page";

/** Routes of the window; everything but the first page is loaded when it is first opened. */
export function createWindowRouter(): ReturnType<typeof createHashRouter> {
  return createHashRouter([
    {
      path: "/",
      Component: FramePage,
      HydrateFallback: () => null,
      children: [
        { index: true, Component: HomePage },
        { path: "roster", lazy: page(async () => (await import("../pages/roster-page")).RosterPage) },
        { path: "register/:kind", lazy: page(async () => (await import("../pages/register-page")).RegisterPage) },
        { path: "entry/:id", lazy: page(async () => (await import("../pages/enterprise-page")).EnterprisePage) },
        { path: "enterprise/:id", lazy: page(async () => (await import("../pages/enterprise-page")).EnterprisePage) },
        { path: "duplicates", lazy: page(async () => (await import("../pages/duplicates-page")).DuplicatesPage) },
        { path: "importing/*", lazy: page(async () => (await import("../pages/importing-page")).ImportingPage) },
        { path: "quarantine", lazy: page(async () => (await import("../pages/quarantine-page")).QuarantinePage) },
        { path: "recipes", lazy: page(async () => (await import("../pages/recipes-page")).RecipesPage) },
        { path: "reporting/*", lazy: page(async () => (await import("../pages/reporting-page")).FillingPage) },
        { path: "targets/*", lazy: page(async () => (await import("../pages/targets-page")).TargetsPage) },
        { path: "packs", lazy: page(async () => (await import("../pages/packs-page")).PacksPage) },
        { path: "packs/:id", lazy: page(async () => (await import("../pages/packs-page")).PacksPage) },
        { path: "ledgers", lazy: page(async () => (await import("../pages/ledgers-page")).LedgersPage) },
        { path: "ledger-map/:kind", lazy: page(async () => (await import("../pages/ledgers-page")).LedgersPage) },
        { path: "snapshots", lazy: page(async () => (await import("../pages/snapshots-page")).SnapshotsPage) },
        { path: "criteria", lazy: page(async () => (await import("../pages/criteria-page")).CriteriaPage) },
        { path: "extraction", lazy: page(async () => (await import("../pages/extraction-page")).ExtractionPage) },
        { path: "settings", lazy: page(async () => (await import("../pages/settings-page")).SettingsPage) },
        { path: "*", Component: MissingPage },
      ],
    },
  ]);
}

function page(load: () => Promise<ComponentType>): () => Promise<{ Component: ComponentType }> {
  return async () => ({ Component: await load() });
}
