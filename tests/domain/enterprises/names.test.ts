/** Chinese organisation names: taken apart, compared with reasons, and found among many. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { neighbourCodes } from "#domain/enterprises/code-neighbours";
import { creditCheckCharacter, isCreditCode } from "#domain/enterprises/credit-code";
import { createNameIndex } from "#domain/enterprises/name-index";
import { ASK_FROM, LIST_FROM, matchNames } from "#domain/enterprises/name-match";
import { splitName } from "#domain/enterprises/name-parts";
import { typoBetween } from "#domain/enterprises/name-typo";
import { organisationCheckCharacter } from "#domain/enterprises/organisation-code";
import { loadNameWords } from "../../support/name-words.ts";
import { makeNames } from "../../support/made-names.ts";

const words = loadNameWords();

test.each([
  ["长沙市望城区楚翎智晟信息工程有限公司", ["长沙市望城区", "楚翎智晟", "信息工程", "有限公司", ""]],
  ["湖南創智信息技術股份有限公司", ["湖南", "创智", "信息技术", "股份有限公司", ""]],
  ["知渊智（长沙） 检测技术有限责任公司", ["长沙", "知渊智", "检测技术", "有限责任公司", ""]],
  ["湖南星沙智能有限公司长沙分公司", ["湖南", "星沙", "智能", "有限公司", "长沙分公司"]],
  ["中国石化化工销售有限公司", ["中国", "石化", "化工销售", "有限公司", ""]],
  ["湖南湘江私募基金合伙企业（有限合伙）", ["湖南", "湘江私募", "基金", "合伙企业(有限合伙)", ""]],
  ["东方电子科技有限公司", ["", "东方", "电子科技", "有限公司", ""]],
  ["长沙高新区麓谷便利店", ["长沙高新区", "麓谷", "", "便利店", ""]],
  ["灵宝众诚（广州）文化传媒有限公司", ["广州", "灵宝众诚", "文化传媒", "有限公司", ""]],
  ["浏阳市城东第二建筑工程公司", ["浏阳市", "城东第二", "建筑工程", "公司", ""]],
])("%s is taken apart", (name, expected) => {
  const { region, brand, industry, form, branch } = splitName(name, words);
  expect([region, brand, industry, form, branch]).toEqual(expected);
});

test("what stands in brackets is filed: a place, 集团, 筹, a remark", () => {
  expect(splitName("三一（集团）有限公司（筹）", words)).toMatchObject({ group: true, pending: true, brand: "三一" });
  expect(splitName("长沙星沙科技有限公司（原星沙机械厂）", words).notes).toEqual(["原星沙机械厂"]);
});

const compare = (a: string, b: string) => matchNames(splitName(a, words), splitName(b, words), words);

test.each([
  [
    "湖南栖梧达合科技有限公司",
    "湖南栖梧达合科技有限责任公司",
    ["字号相同（“栖梧达合”）", "一个写“有限公司”、一个写“有限责任公司”"],
  ],
  [
    "长沙霁川联智能装备有限公司",
    "霁川联智能装备股份有限公司",
    ["字号相同（“霁川联”）", "一个没写行政区划（“长沙”）", "一个写“有限公司”、一个写“股份有限公司”，像是改制前后"],
  ],
  ["湖南望岱迅源材料有限公司", "湖南望岱源迅材料有限公司", ["“望岱迅源”与“望岱源迅”有两个字颠倒"]],
  [
    "长沙屿恒合软件有限公司（筹）",
    "长沙屿恒合软件有限公司",
    ["字号相同（“屿恒合”）", "一个带“筹”字，像是登记之前的名称"],
  ],
])("%s and %s are worth a question, with the reasons", (a, b, reasons) => {
  const match = compare(a, b);
  expect(match.reasons).toEqual(reasons);
  expect(match.score).toBeGreaterThanOrEqual(ASK_FROM);
  expect(match.score).toBeLessThan(1);
});

test.each([
  ["湖南星沙智能有限公司", "湖南星沙智能有限公司长沙分公司", "“长沙分公司”是分支机构，与总公司不是一家"],
  ["湖南星沙智能有限公司长沙分公司", "湖南星沙智能有限公司株洲分公司", "是两个分支机构（“长沙分公司”与“株洲分公司”）"],
  ["三一重工股份有限公司", "三一重工集团有限公司", "一个是集团、一个不是，像是母公司和子公司"],
  ["长沙第一机床厂", "长沙第二机床厂", "名称里的数字不同"],
  ["长沙机床一厂", "长沙机床2厂", "名称里的数字不同"],
  ["湖南创智科技有限公司", "湖南博远科技有限公司", "字号不同（“创智”与“博远”）"],
  ["湖南创智科技有限公司", "浙江博远科技有限公司", "字号不同（“创智”与“博远”）"],
])("%s and %s are two enterprises", (a, b, reason) => {
  expect(compare(a, b)).toEqual({ score: 0, reasons: [reason] });
});

test.each([
  ["诚沃", "沃诚", "exchanged"],
  ["诚沃", "沃诚拓", null],
  ["望岱迅源", "望岱源迅", "exchanged"],
  ["拓岳禾", "拓岳禾禾", "leftOut"],
  ["拓岳", "拓岳禾", "leftOut"],
  ["拓", "岳", null],
  ["创智", "创远", "replaced"],
  ["创智", "博远", null],
])("%s and %s: %s", (a, b, kind) => {
  expect([typoBetween(a, b)?.kind ?? null, typoBetween(b, a)?.kind ?? null]).toEqual([kind, kind]);
});

test("sister companies stay below what is worth a question", () => {
  expect(compare("湖南创智科技有限公司", "上海创智科技有限公司").score).toBeLessThan(LIST_FROM);
  expect(compare("湖南创智软件有限公司", "湖南创智食品有限公司").score).toBeLessThan(LIST_FROM);
});

const made = makeNames(400);
const someName = fc.oneof(
  fc.constantFrom(...made.known),
  fc.constantFrom(...made.asked.map(({ name }) => name)),
  fc.string({ unit: "grapheme", maxLength: 30 }),
);

test("comparing is symmetric, 1 only for names equal but for marks, and never fails", () => {
  fc.assert(
    fc.property(someName, someName, (a, b) => {
      const [there, back] = [compare(a, b), compare(b, a)];
      expect(there.score).toBe(back.score);
      expect(there.score === 1).toBe(splitName(a, words).folded === splitName(b, words).folded && there.score > 0);
    }),
    { numRuns: 500 },
  );
});

test("a name with letters or digits equals itself however it is written", () => {
  fc.assert(
    fc.property(fc.constantFrom(...made.known), fc.nat(40), (name, at) => {
      const spaced = `${name.slice(0, at)} ${name.slice(at)}`.replaceAll("（", "(");
      expect(compare(name, spaced).score).toBe(1);
    }),
  );
});

test("among many names the ones meant are found, and hardly any others are proposed", () => {
  const { known, asked } = makeNames(6000, 7);
  const index = createNameIndex(
    known.map((name, owner) => ({ owner, name })),
    words,
  );
  let [meant, found, proposed, right] = [0, 0, 0, 0];
  for (const { name, means } of asked) {
    const answers = index.search(name, { atLeast: LIST_FROM, limit: 5 });
    if (means !== null) meant += 1;
    if (answers.some(({ owner }) => owner === means)) found += 1;
    for (const { owner, score } of answers) {
      if (score < 0.9) continue;
      proposed += 1;
      if (owner === means) right += 1;
    }
  }
  expect(found / meant).toBeGreaterThan(0.95);
  expect(right / proposed).toBeGreaterThan(0.99);
});

test("an enterprise with several names is answered once, with its best one", () => {
  const names = ["湖南栖梧达合科技有限公司", "栖梧达合科技公司"].map((name) => ({ owner: 7, name }));
  const index = createNameIndex(names, words);
  expect(index.search("湖南栖梧达合科技有限责任公司", { atLeast: LIST_FROM, limit: 5 })).toMatchObject([
    { owner: 7, name: "湖南栖梧达合科技有限公司" },
  ]);
});

/** A sound credit code with sound organisation code inside. */
const soundCode = fc.stringMatching(/^[0-9]{8}$/u).map((digits) => {
  const nine = digits + (organisationCheckCharacter(digits) ?? "");
  const body = `91430100${nine}`;
  return body + creditCheckCharacter(body);
});

test("a code with one character wrong or two exchanged leads back to the sound one, which is among few", () => {
  fc.assert(
    fc.property(soundCode, fc.nat(17), fc.constantFrom(..."0123456789ABCDEFGHJKLMNPQRTUWXYO"), (code, at, wrong) => {
      const slip = code.slice(0, at) + wrong + code.slice(at + 1);
      fc.pre(slip !== code && !isCreditCode(slip));
      const neighbours = neighbourCodes(slip);
      expect(neighbours).toContain(code);
      expect(neighbours.length).toBeLessThanOrEqual(12);
    }),
  );
  fc.assert(
    fc.property(soundCode, fc.integer({ min: 1, max: 17 }), (code, at) => {
      const slip = code.slice(0, at - 1) + code.charAt(at) + code.charAt(at - 1) + code.slice(at + 1);
      fc.pre(slip !== code && !isCreditCode(slip));
      expect(neighbourCodes(slip)).toContain(code);
    }),
  );
});
