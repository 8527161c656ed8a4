/** Where the desktop program keeps its data on this system, so that the browser mode opens the same book. */
import path from "node:path";

const NAME = "Parkbook";

export function dataFolder(platform: string, env: Readonly<Record<string, string | undefined>>, home: string): string {
  if (platform === "win32") return path.join(env.APPDATA ?? path.join(home, "AppData", "Roaming"), NAME);
  if (platform === "darwin") return path.join(home, "Library", "Application Support", NAME);
  return path.join(env.XDG_CONFIG_HOME || path.join(home, ".config"), NAME);
}
