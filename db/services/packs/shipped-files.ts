/** All files of the packs that ship with the program (随程序发布的政策包文件). Written by build/scripts/list-packs.mts. */
import guangdongAliases from "../../../assets/packs/guangdong/aliases.json" with { type: "json" };
import guangdongCalendar from "../../../assets/packs/guangdong/calendar.json" with { type: "json" };
import guangdongForms from "../../../assets/packs/guangdong/forms.json" with { type: "json" };
import guangdongIndicators from "../../../assets/packs/guangdong/indicators.json" with { type: "json" };
import guangdongLists from "../../../assets/packs/guangdong/lists.json" with { type: "json" };
import guangdongPack from "../../../assets/packs/guangdong/pack.json" with { type: "json" };
import guangdongPresets from "../../../assets/packs/guangdong/presets.json" with { type: "json" };
import guangdongTargets from "../../../assets/packs/guangdong/targets.json" with { type: "json" };
import hunanAliases from "../../../assets/packs/hunan/aliases.json" with { type: "json" };
import hunanCalendar from "../../../assets/packs/hunan/calendar.json" with { type: "json" };
import hunanForms from "../../../assets/packs/hunan/forms.json" with { type: "json" };
import hunanIndicators from "../../../assets/packs/hunan/indicators.json" with { type: "json" };
import hunanLists from "../../../assets/packs/hunan/lists.json" with { type: "json" };
import hunanPack from "../../../assets/packs/hunan/pack.json" with { type: "json" };
import hunanPresets from "../../../assets/packs/hunan/presets.json" with { type: "json" };
import hunanTargets from "../../../assets/packs/hunan/targets.json" with { type: "json" };
import nationalCalendar from "../../../assets/packs/national/calendar.json" with { type: "json" };
import nationalForms from "../../../assets/packs/national/forms.json" with { type: "json" };
import nationalIndicators from "../../../assets/packs/national/indicators.json" with { type: "json" };
import nationalPack from "../../../assets/packs/national/pack.json" with { type: "json" };
import nationalRules from "../../../assets/packs/national/rules.json" with { type: "json" };
import shandongAliases from "../../../assets/packs/shandong/aliases.json" with { type: "json" };
import shandongCalendar from "../../../assets/packs/shandong/calendar.json" with { type: "json" };
import shandongForms from "../../../assets/packs/shandong/forms.json" with { type: "json" };
import shandongIndicators from "../../../assets/packs/shandong/indicators.json" with { type: "json" };
import shandongLists from "../../../assets/packs/shandong/lists.json" with { type: "json" };
import shandongPack from "../../../assets/packs/shandong/pack.json" with { type: "json" };
import shandongPresets from "../../../assets/packs/shandong/presets.json" with { type: "json" };
import shandongTargets from "../../../assets/packs/shandong/targets.json" with { type: "json" };
import shanxiAliases from "../../../assets/packs/shanxi/aliases.json" with { type: "json" };
import shanxiCalendar from "../../../assets/packs/shanxi/calendar.json" with { type: "json" };
import shanxiForms from "../../../assets/packs/shanxi/forms.json" with { type: "json" };
import shanxiIndicators from "../../../assets/packs/shanxi/indicators.json" with { type: "json" };
import shanxiLists from "../../../assets/packs/shanxi/lists.json" with { type: "json" };
import shanxiPack from "../../../assets/packs/shanxi/pack.json" with { type: "json" };
import shanxiPresets from "../../../assets/packs/shanxi/presets.json" with { type: "json" };
import shanxiTargets from "../../../assets/packs/shanxi/targets.json" with { type: "json" };
import shaoxingAliases from "../../../assets/packs/shaoxing/aliases.json" with { type: "json" };
import shaoxingCalendar from "../../../assets/packs/shaoxing/calendar.json" with { type: "json" };
import shaoxingForms from "../../../assets/packs/shaoxing/forms.json" with { type: "json" };
import shaoxingIndicators from "../../../assets/packs/shaoxing/indicators.json" with { type: "json" };
import shaoxingLists from "../../../assets/packs/shaoxing/lists.json" with { type: "json" };
import shaoxingPack from "../../../assets/packs/shaoxing/pack.json" with { type: "json" };
import shaoxingPresets from "../../../assets/packs/shaoxing/presets.json" with { type: "json" };
import shaoxingTargets from "../../../assets/packs/shaoxing/targets.json" with { type: "json" };

/** By pack, then by file name without ending. */
export const shippedFiles: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  guangdong: {
    aliases: guangdongAliases,
    calendar: guangdongCalendar,
    forms: guangdongForms,
    indicators: guangdongIndicators,
    lists: guangdongLists,
    pack: guangdongPack,
    presets: guangdongPresets,
    targets: guangdongTargets,
  },
  hunan: {
    aliases: hunanAliases,
    calendar: hunanCalendar,
    forms: hunanForms,
    indicators: hunanIndicators,
    lists: hunanLists,
    pack: hunanPack,
    presets: hunanPresets,
    targets: hunanTargets,
  },
  national: {
    calendar: nationalCalendar,
    forms: nationalForms,
    indicators: nationalIndicators,
    pack: nationalPack,
    rules: nationalRules,
  },
  shandong: {
    aliases: shandongAliases,
    calendar: shandongCalendar,
    forms: shandongForms,
    indicators: shandongIndicators,
    lists: shandongLists,
    pack: shandongPack,
    presets: shandongPresets,
    targets: shandongTargets,
  },
  shanxi: {
    aliases: shanxiAliases,
    calendar: shanxiCalendar,
    forms: shanxiForms,
    indicators: shanxiIndicators,
    lists: shanxiLists,
    pack: shanxiPack,
    presets: shanxiPresets,
    targets: shanxiTargets,
  },
  shaoxing: {
    aliases: shaoxingAliases,
    calendar: shaoxingCalendar,
    forms: shaoxingForms,
    indicators: shaoxingIndicators,
    lists: shaoxingLists,
    pack: shaoxingPack,
    presets: shaoxingPresets,
    targets: shaoxingTargets,
  },
};
