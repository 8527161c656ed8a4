/** What people set on targets (目标设置): readings, owners, floors, baselines, paths; never part of a pack. */
import { and, eq } from "drizzle-orm";
import type { TargetSetting } from "#domain/targets/target";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { orm } from "../orm.ts";
import { targetSetting } from "../schema/register.ts";

/** All settings of a book, by `pack/target`. */
export function readTargetSettings(db: ReadableDb): ReadonlyMap<string, TargetSetting> {
  const rows = orm(db).select().from(targetSetting).all();
  // Written by writeTargetSetting from a setting that was validated.
  return new Map(
    rows.map(({ pack, target, setting }) => [settingKey(pack, target), JSON.parse(setting) as TargetSetting]),
  );
}

/** Key of a target in the settings. */
export function settingKey(pack: string, target: string): string {
  return `${pack}/${target}`;
}

/** Puts the setting of a target in place of the one before. For use inside a command. */
export function writeTargetSetting(
  db: WritableDb,
  {
    pack,
    target,
    setting,
    at,
    by,
  }: {
    readonly pack: string;
    readonly target: string;
    readonly setting: TargetSetting;
    readonly at: string;
    readonly by: string;
  },
): void {
  const row = { setting: JSON.stringify(setting), at, by };
  const isIt = and(eq(targetSetting.pack, pack), eq(targetSetting.target, target));
  orm(db).delete(targetSetting).where(isIt).run();
  orm(db)
    .insert(targetSetting)
    .values({ pack, target, ...row })
    .run();
}
