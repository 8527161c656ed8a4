/** Which token stands for which path (文件凭证). A path enters here from a dialog, a drop or an upload, and never leaves towards the window. */

export interface FileGrant {
  readonly token: string;
  readonly path: string;
  /** `read`: may be read; `write`: may be written, and what was written may be shown. */
  readonly use: "read" | "write";
}

export interface FileGrants {
  add(grant: FileGrant): void;
  find(token: string, use: FileGrant["use"]): string | null;
}

export function createFileGrants(): FileGrants {
  const grants = new Map<string, FileGrant>();
  return {
    add: (grant) => {
      grants.set(grant.token, grant);
    },
    find: (token, use) => {
      const grant = grants.get(token);
      return grant && grant.use === use ? grant.path : null;
    },
  };
}
