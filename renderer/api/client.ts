import type { Bridge, InputOf, MethodName, Reply } from "#contract/contract";
import { err } from "#domain/shared/result";

let provided: Bridge | null = null;

/** Hands the bridge over, once, before the first page is drawn; tests hand over one of their own. */
export function provideBridge(bridge: Bridge): void {
  provided = bridge;
}

/** The bridge to the back end. */
export function requireBridge(): Bridge {
  if (provided === null) throw new Error("provideBridge was not called before the first use");
  return provided;
}

/** Calls a method; a broken transport is answered like any other failure, never thrown. */
export async function call<Name extends MethodName>(name: Name, input: InputOf<Name>): Promise<Reply<Name>> {
  try {
    return await requireBridge().call(name, input);
  } catch (cause) {
    console.error(name, cause);
    return err({ type: "Unexpected", reference: "连接中断" });
  }
}
