import type { BoundaryError } from "#contract/errors";
import type { AppEvent } from "#contract/events";
import type { OfferedFile } from "#contract/files";
import type { Method } from "#contract/define";
import type { Result } from "#domain/shared/result";
import { bookContract } from "#contract/book";
import { criteriaContract } from "#contract/criteria";
import { enterprisesContract } from "#contract/enterprises";
import { extractionContract } from "#contract/extraction";
import { filesContract } from "#contract/files";
import { importingContract } from "#contract/importing";
import { indicatorsContract } from "#contract/indicators";
import { jobsContract } from "#contract/jobs";
import { mergingContract } from "#contract/merging";
import { packsContract } from "#contract/packs";
import { quarantineContract } from "#contract/quarantine";
import { recipesContract } from "#contract/recipes";
import { registersContract } from "#contract/registers";
import { reportingContract } from "#contract/reporting";
import { reportingBindingsContract } from "#contract/reporting-bindings";
import { reportingEachContract } from "#contract/reporting-each";
import { reportingFiledContract } from "#contract/reporting-filed";
import { targetsContract } from "#contract/targets";
import { whatIfContract } from "#contract/what-if";

/** Everything the window may ask (接口总表): one declaration, from which types, allow-list and decoders follow. */
export const contract = {
  ...bookContract,
  ...enterprisesContract,
  ...registersContract,
  ...indicatorsContract,
  ...targetsContract,
  ...extractionContract,
  ...whatIfContract,
  ...packsContract,
  ...criteriaContract,
  ...importingContract,
  ...quarantineContract,
  ...recipesContract,
  ...mergingContract,
  ...reportingContract,
  ...reportingFiledContract,
  ...reportingBindingsContract,
  ...reportingEachContract,
  ...filesContract,
  ...jobsContract,
} as const satisfies Record<string, Method<unknown, unknown, unknown>>;

/** The table itself, as a type. */
export type Contract = typeof contract;
/** A method's name, `feature/verb-object`. */
export type MethodName = keyof Contract;
type Shape<Name extends MethodName> =
  Contract[Name] extends Method<infer Input, infer Output, infer Failure>
    ? { input: Input; output: Output; failure: Failure }
    : never;
/** What a method takes. */
export type InputOf<Name extends MethodName> = Shape<Name>["input"];
/** What a method answers. */
export type OutputOf<Name extends MethodName> = Shape<Name>["output"];
/** What may go wrong with it, in its own words. */
export type FailureOf<Name extends MethodName> = Shape<Name>["failure"];
/** The answer as it crosses the boundary. */
export type Reply<Name extends MethodName> = Result<OutputOf<Name>, FailureOf<Name> | BoundaryError>;
/** A handler of one method. */
export type Handler<Name extends MethodName> = (
  input: InputOf<Name>,
) => Result<OutputOf<Name>, FailureOf<Name>> | Promise<Result<OutputOf<Name>, FailureOf<Name>>>;
/** Methods the shell answers itself, because they need a dialog or the worker's flag. */
export type ShellMethod = Extract<MethodName, `files/${string}` | `jobs/${string}`>;
/** Methods the services answer. */
export type ServiceMethod = Exclude<MethodName, ShellMethod>;
/** What the services must supply: one handler per method, no more and no fewer. */
export type ServiceHandlers = { readonly [Name in ServiceMethod]: Handler<Name> };
/** What the shell must supply. */
export type ShellHandlers = { readonly [Name in ShellMethod]: Handler<Name> };

/** What the window sees of the outside (桥): exposed by preload in Electron, by the HTTP client in the browser. */
export interface Bridge {
  readonly call: <Name extends MethodName>(name: Name, input: InputOf<Name>) => Promise<Reply<Name>>;
  /** Returns the unsubscriber. */
  readonly subscribe: (listener: (event: AppEvent) => void) => () => void;
  /** Hands dropped or picked File objects over and gets tokens. */
  readonly offerFiles: (files: readonly unknown[]) => Promise<readonly OfferedFile[]>;
  /** desktop: files are chosen and shown by the system; browser: they are uploaded and downloaded. */
  readonly host: "desktop" | "browser";
}
