const prefix = "parkbook.";

/** Small things of the window kept between starts (宽度、收起……); null when never set or the storage is closed. */
export function readRemembered(key: string): string | null {
  try {
    return window.localStorage.getItem(prefix + key);
  } catch {
    return null;
  }
}

/** Keeps a small thing of the window; silently does without when the storage is closed. */
export function remember(key: string, value: string): void {
  try {
    window.localStorage.setItem(prefix + key, value);
  } catch {
    // A window without storage forgets widths; nothing else depends on it.
  }
}
