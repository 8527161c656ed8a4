/** Parts of the book a command may have changed (变更主题); the window drops its cached answers by these. */
export type Topic = "book" | "enterprises" | "imports" | "reporting" | "history" | "settings" | "packs" | "targets";

/** What the back end tells the window unasked (事件). */
export type AppEvent =
  | { readonly type: "data-changed"; readonly topics: readonly Topic[] }
  | {
      readonly type: "progress";
      readonly jobId: string;
      /** What is being done, in Chinese (正在读取第 2 张表). */
      readonly stage: string;
      readonly done: number;
      /** Null while the end is not known. */
      readonly total: number | null;
    };
