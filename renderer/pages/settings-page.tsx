import type { ReactNode } from "react";
import { BookSettingsForm } from "../features/settings/book-settings-form";

/** 设置. */
export function SettingsPage(): ReactNode {
  return <BookSettingsForm />;
}
