/** Columns of names, codes, dates and words as many hands write them (随机文字列). */
import { creditCheckCharacter } from "#domain/enterprises/credit-code";
import { organisationCheckCharacter } from "#domain/enterprises/organisation-code";
import type { CellContent } from "#domain/workbook/grid";
import { blanks, type Column, type Dice, right, SLIPS, said, type Written } from "./odd-dice.ts";

export function nameColumn(dice: Dice): Column {
  const header = dice.pick(["企业名称", "单位名称", "公司名称", "企业名称\n（必填）"]);
  const name = (at: number): string =>
    `${dice.pick(["云麓", "岚湖", "望岱", "洛珩"])}${"甲乙丙丁戊己庚辛壬癸".charAt(at % 10)}${at}科技${dice.pick(["有限公司", "有限责任公司", "（长沙）有限公司"])}`;
  const slip = (plain: string): Written =>
    dice.pick<() => Written>([
      () => said(`${plain.slice(0, 4)} ${plain.slice(4)}`, plain),
      () => said(`${plain.slice(0, 5)}\n${plain.slice(5)}`, plain),
      () => said(`${plain}${dice.pick(["（已注销）", "(迁出)", "（原名：麓云软件有限公司）", "（更名）"])}`),
      () => said(`${dice.pick(["*", "★", "1.", "3、"])}${plain}`),
      () => right(` ${plain}　`, plain),
    ])();
  return {
    field: "enterpriseName",
    header,
    write: (at) => {
      const plain = name(at);
      return dice.chance(0.1) ? slip(plain) : right(plain, plain);
    },
  };
}

function soundCode(dice: Dice): string {
  const letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const eight = `MA${Array.from({ length: 6 }, () => letters.charAt(dice.below(letters.length))).join("")}`;
  const seventeen = `91430104${eight}${organisationCheckCharacter(eight) ?? "0"}`;
  return seventeen + creditCheckCharacter(seventeen);
}

export function codeColumn(dice: Dice): Column {
  const header = dice.pick(["统一社会信用代码", "信用代码", "税号", "组织机构代码或统一社会信用代码"]);
  const wide = (text: string): string =>
    text.replace(/[!-~]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
  const slip = (code: string): Written =>
    dice.pick<() => Written>([
      () => said(wide(code), code),
      () => said(code.toLowerCase(), code),
      () => said(`${code.slice(0, 6)} ${code.slice(6)}`, code),
      () => said(`${code}\u00a0`, code),
      () => said(code.replace("0", "O"), code.replace("0", "O")),
      () => said(code.replace("1", "I"), code.replace("1", "I")),
      () => said(code.slice(0, 17) + (code.endsWith("A") ? "B" : "A")),
      () => said(code.slice(0, 17), code.slice(0, 17)),
      () => said(914301041234567000, null),
      () => said("9.14301E+17", null),
      () => said("430104000123456", "430104000123456"),
      () => said(`${code.slice(8, 16)}-${code.slice(16, 17)}`, code.slice(8, 17)),
      () => said(`${code}（原）`),
      () => blanks(dice),
    ])();
  return {
    field: "creditCode",
    header,
    write: () => {
      const code = soundCode(dice);
      return dice.chance(SLIPS) ? slip(code) : right(code, code);
    },
  };
}

const two = (part: number): string => String(part).padStart(2, "0");

export function dateColumn(dice: Dice): Column {
  const header = dice.pick(["成立日期", "成立时间", "注册时间", "工商注册日期"]);
  const styles: ((y: number, m: number, d: number) => Written)[] = [
    (y, m, d) =>
      right(
        { kind: "date", serial: 44000, iso: `${y}-${two(m)}-${two(d)}`, text: `${y}/${m}/${d}` },
        `${y}-${two(m)}-${two(d)}`,
      ),
    (y, m, d) => right(`${y}-${two(m)}-${two(d)}`, `${y}-${two(m)}-${two(d)}`),
    (y, m, d) => right(`${y}.${m}.${d}`, `${y}-${two(m)}-${two(d)}`),
    (y, m) => right(`${y}年${m}月`, `${y}-${two(m)}`),
    (y, m, d) => right(Number(`${y}${two(m)}${two(d)}`), `${y}-${two(m)}-${two(d)}`),
    (y, m) => right(`${y}${two(m)}`, `${y}-${two(m)}`),
  ];
  const usual = dice.pick(styles);
  const slip = (y: number, m: number, d: number): Written =>
    dice.pick<() => Written>([
      () => said(`${y}年${m}月至今`, `${y}-${two(m)}`),
      () => said("二〇二一年三月", "2021-03"),
      () => said(44260, "2021-03-05"),
      () => said(Number(`${y}.1`)),
      () => said(`${y}-2024`),
      () => said(`${String(y).slice(2)}.${m}.${d}`, null),
      () => said(`${y}.13.1`, null),
      () => said(`${y}-02-30`, null),
      () => said(`${y}年${m}月（变更）`),
      () => said({ kind: "date", serial: 2021, iso: "1905-07-13", text: "1905/7/13" }),
      () => said({ kind: "formula", formula: "A1", value: null }, null),
      () => said(`${d}/${m}/${y}`, null),
      () => said(`${y}年底`, null),
      () => blanks(dice),
    ])();
  return {
    field: "establishmentDate",
    header,
    write: () => {
      const [y, m, d] = [2005 + dice.below(19), 1 + dice.below(12), 1 + dice.below(28)];
      return dice.chance(SLIPS) ? slip(y, m, d) : usual(y, m, d);
    },
  };
}

export function booleanColumn(dice: Dice): Column {
  const conventions: readonly (readonly [string, CellContent, CellContent])[] = [
    ["是否高新技术企业", "是", "否"],
    ["是否高新技术企业(1是2否)", 1, 2],
    ["是否高企", "1", "0"],
    ["是否高企", "Y", "N"],
    ["高新技术企业（有/无）", "有", "无"],
    ["是否高企（1=是，0=否）", 1, 0],
    ["是否高企", "√", "×"],
  ];
  const [header, yes, no] = dice.pick(conventions);
  const slip = (): Written =>
    dice.pick<() => Written>([
      () => said("2023年认定", true),
      () => said("申报中"),
      () => said("○"),
      () => said("3"),
      () => said("是（2024年）", true),
      () => right("☑是□否", true),
      () => said("已过期"),
      () => said("同上", null),
    ])();
  return {
    field: "highTechEnterprise",
    header,
    write: () => {
      if (dice.chance(0.12)) return slip();
      return dice.chance(0.5) ? right(yes, true) : right(no, false);
    },
  };
}

export function phoneColumn(dice: Dice): Column {
  const mobile = (): string => `100-0000-${String(dice.below(10000)).padStart(4, "0")}`;
  const slip = (): Written =>
    dice.pick<() => Written>([
      () => said(`${mobile()}/${mobile()}`),
      () => said(`王建 ${mobile()}`),
      () => said("1.00001E+10", null),
      () => said(55112345678),
      () => said("100-000"),
      () => right("0000-12345678转801", "0000-12345678转801"),
      () => said("100****0012"),
      () => blanks(dice),
    ])();
  return {
    field: "contactPhone",
    header: dice.pick(["联系电话", "手机", "电话", "联系方式"]),
    write: () => {
      const plain = mobile();
      return dice.chance(SLIPS) ? slip() : right(plain, plain);
    },
  };
}

export function certificateColumn(dice: Dice): Column {
  const slip = (number: string): Written =>
    dice.pick<() => Written>([
      () => said(`证书编号：${number}`, number),
      () => said(number.slice(0, 13)),
      () => said(number.replace("0", "O")),
      () => said("公示中", null),
      () => said(`${number}、GR202043000001`),
      () => blanks(dice),
    ])();
  return {
    field: "highTechCertificateNumber",
    header: dice.pick(["证书编号", "高企证书编号", "高新技术企业证书编号"]),
    write: () => {
      const number = `GR202${dice.below(6)}4300${String(dice.below(10_000)).padStart(4, "0")}`;
      return dice.chance(SLIPS) ? slip(number) : right(number, number);
    },
  };
}

export function industryColumn(dice: Dice): Column {
  const usual = dice.pick<(code: string) => Written>([
    (code) => right(code, code),
    (code) => right(`C${code}`, code),
    (code) => right(`C${code} 计算机零部件制造`, code),
  ]);
  const slip = (code: string): Written =>
    dice.pick<() => Written>([() => said(`C${code}、I6513`), () => said("12.5"), () => blanks(dice)])();
  return {
    field: "industryCode",
    header: dice.pick(["行业代码", "国民经济行业代码"]),
    write: () => {
      const code = String(1300 + dice.below(3000));
      return dice.chance(0.1) ? slip(code) : usual(code);
    },
  };
}

export function choiceColumn(dice: Dice): Column {
  const [header, words] = dice.pick([
    ["在孵状态", ["在孵", "毕业"]],
    ["是否毕业", ["否", "是"]],
    ["在孵/毕业", ["在孵企业", "已毕业"]],
  ] as const);
  const slip = (): Written =>
    dice.pick<() => Written>([() => said("注销", null), () => said("毕业（2023年）"), () => blanks(dice)])();
  return {
    field: "incubationStatus",
    header,
    write: () => {
      if (dice.chance(0.1)) return slip();
      return dice.chance(0.5) ? right(words[0], "在孵") : right(words[1], "毕业");
    },
  };
}

export function personColumn(dice: Dice): Column {
  const name = (): string => `${dice.pick(["王", "李", "张", "欧阳"])}${dice.pick(["建", "志强", "敏", "晓红"])}`;
  const slip = (): Written =>
    dice.pick<() => Written>([
      () => said("王 建", "王建"),
      () => said("王建 100-0000-1234", "王建"),
      () => said("王建、李敏"),
      () => said("13800138000", null),
      () => said("王建（经理）"),
      () => blanks(dice),
    ])();
  return {
    field: "contactPerson",
    header: dice.pick(["联系人", "经办人", "填表人"]),
    write: () => {
      const plain = name();
      return dice.chance(0.1) ? slip() : right(plain, plain);
    },
  };
}
