import type { ReactNode } from "react";
import { RecipeList } from "../features/recipes/recipe-list";

/** 导入方案. */
export function RecipesPage(): ReactNode {
  return <RecipeList />;
}
