/** What preload may say over the one channel; anything else is not answered. */

export type BridgeMessage =
  | { readonly kind: "call"; readonly name: unknown; readonly input: unknown }
  | { readonly kind: "offer"; readonly paths: readonly string[] };

export function readBridgeMessage(message: unknown): BridgeMessage | null {
  if (typeof message !== "object" || message === null || !("kind" in message)) return null;
  if (message.kind === "call") {
    return {
      kind: "call",
      name: "name" in message ? message.name : null,
      input: "input" in message ? message.input : null,
    };
  }
  if (message.kind !== "offer" || !("paths" in message) || !Array.isArray(message.paths)) return null;
  const paths: readonly unknown[] = message.paths;
  return { kind: "offer", paths: paths.filter((path) => typeof path === "string" && path !== "").map(String) };
}
