/** Where things lie on the disk: the book, the diary, the shipped assets and the database engine. */
import path from "node:path";

export interface Places {
  readonly book: string;
  readonly diary: string;
  readonly examples: string;
  readonly nativeBinding: string;
}

/** Places of the program run from its sources or its unpacked bundles under `root`. */
export function placesInCheckout(root: string, dataFolder: string): Places {
  return {
    ...dataPlaces(dataFolder),
    examples: path.join(root, "assets", "examples"),
    nativeBinding: path.join(root, "node_modules", "better-sqlite3", "prebuilds", prebuildName()),
  };
}

/** Places of the installed program: assets and the engine lie beside the archive, in `resources`. */
export function placesInPackage(resources: string, dataFolder: string): Places {
  return {
    ...dataPlaces(dataFolder),
    examples: path.join(resources, "assets", "examples"),
    nativeBinding: path.join(resources, "native", "better_sqlite3.node"),
  };
}

function dataPlaces(dataFolder: string): Pick<Places, "book" | "diary"> {
  return { book: path.join(dataFolder, "账本", "园册.parkbook"), diary: path.join(dataFolder, "日志") };
}

function prebuildName(): string {
  return `${process.platform}-${process.arch}.node`;
}
