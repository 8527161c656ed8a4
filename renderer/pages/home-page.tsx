import type { ReactNode } from "react";
import { Home } from "../features/home/home";

/** 首页. */
export function HomePage(): ReactNode {
  return <Home />;
}
