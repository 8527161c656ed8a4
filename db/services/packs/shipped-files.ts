/** All files of the packs that ship with the program (随程序发布的政策包文件). Written by build/scripts/list-packs.mts. */
import nationalCalendar from "../../../assets/packs/national/calendar.json" with { type: "json" };
import nationalForms from "../../../assets/packs/national/forms.json" with { type: "json" };
import nationalIndicators from "../../../assets/packs/national/indicators.json" with { type: "json" };
import nationalPack from "../../../assets/packs/national/pack.json" with { type: "json" };
import nationalRules from "../../../assets/packs/national/rules.json" with { type: "json" };

/** By pack, then by file name without ending. */
export const shippedFiles: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  national: {
    calendar: nationalCalendar,
    forms: nationalForms,
    indicators: nationalIndicators,
    pack: nationalPack,
    rules: nationalRules,
  },
};
