/** What a key asks of a grid that is not being edited (as in Excel). */
export type GridAction =
  | { readonly kind: "move"; readonly rows: number; readonly columns: number; readonly extend: boolean }
  | { readonly kind: "next"; readonly backwards: boolean }
  | { readonly kind: "page"; readonly backwards: boolean; readonly extend: boolean }
  | {
      readonly kind: "edge";
      readonly row: "first" | "last" | null;
      readonly column: "first" | "last" | null;
      readonly extend: boolean;
    }
  | { readonly kind: "edit" | "clear" | "fillDown" | "undo" | "redo" | "all" | "glance" | "collapse" };

/** The parts of a keyboard event that matter. */
export interface GridKey {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
}

/** Reads a key; null leaves it to the input, where typing starts an edit. */
export function readGridKey(pressed: GridKey): GridAction | null {
  return pressed.ctrl ? readControlKey(pressed) : readPlainKey(pressed);
}

function readControlKey({ key, shift }: GridKey): GridAction | null {
  switch (key.toLowerCase()) {
    case "z":
      return { kind: shift ? "redo" : "undo" };
    case "y":
      return { kind: "redo" };
    case "d":
      return { kind: "fillDown" };
    case "a":
      return { kind: "all" };
    case "home":
      return { kind: "edge", row: "first", column: "first", extend: shift };
    case "end":
      return { kind: "edge", row: "last", column: "last", extend: shift };
    case "arrowup":
      return { kind: "edge", row: "first", column: null, extend: shift };
    case "arrowdown":
      return { kind: "edge", row: "last", column: null, extend: shift };
    case "arrowleft":
      return { kind: "edge", row: null, column: "first", extend: shift };
    case "arrowright":
      return { kind: "edge", row: null, column: "last", extend: shift };
    default:
      return null;
  }
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function readPlainKey({ key, shift }: GridKey): GridAction | null {
  const arrow = arrows[key];
  if (arrow !== undefined) return { kind: "move", rows: arrow[0], columns: arrow[1], extend: shift };
  switch (key) {
    case "Enter":
      return { kind: "move", rows: shift ? -1 : 1, columns: 0, extend: false };
    case "Tab":
      return { kind: "next", backwards: shift };
    case "PageUp":
    case "PageDown":
      return { kind: "page", backwards: key === "PageUp", extend: shift };
    case "Home":
    case "End":
      return { kind: "edge", row: null, column: key === "Home" ? "first" : "last", extend: shift };
    case "F2":
      return { kind: "edit" };
    case "Delete":
    case "Backspace":
      return { kind: "clear" };
    case " ":
      return { kind: "glance" };
    case "Escape":
      return { kind: "collapse" };
    default:
      return null;
  }
}
