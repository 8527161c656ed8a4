import { creditCheckCharacter } from "../../db/domain/enterprises/credit-code.ts";

/** Writes the XML of a made-up enterprise roster of 40 columns: names, codes, dates, words and money as such files have them, with sound check digits and figures that fit each other, as in a roster that has been looked through. The same rows come out on every run. */
export class RosterWriter {
  private readonly rows: number;
  private readonly random: () => number;
  private readonly strings = new Map<string, number>();
  private references = 0;

  constructor(rows: number) {
    this.rows = rows;
    this.random = seededRandom(20_261_121);
  }

  /** Sheet XML in pieces of some hundred rows. */
  *sheetParts(): Generator<string> {
    yield `${XML}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:AN${this.rows + 1}"/><sheetData>`;
    let piece = this.headerRow();
    for (let row = 2; row <= this.rows + 1; row += 1) {
      piece += this.dataRow(row);
      if (row % 500 !== 0) continue;
      yield piece;
      piece = "";
    }
    yield `${piece}</sheetData></worksheet>`;
  }

  /** Shared strings, complete only after the sheet was written. */
  *stringParts(): Generator<string> {
    yield `${XML}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${this.references}" uniqueCount="${this.strings.size}">`;
    let piece = "";
    for (const text of this.strings.keys()) {
      piece += `<si><t>${text}</t></si>`;
      if (piece.length < 100_000) continue;
      yield piece;
      piece = "";
    }
    yield `${piece}</sst>`;
  }

  private headerRow(): string {
    const cells = HEADERS.map((header, i) => this.text(header, `${letters(i)}1`)).join("");
    return `<row r="1" spans="1:40">${cells}</row>`;
  }

  private dataRow(row: number): string {
    let cells = "";
    const figures = this.figures();
    for (let column = 0; column < HEADERS.length; column += 1) {
      cells += this.cell({ column, row, figure: figures[column] ?? 0 }, `${letters(column)}${row}`);
    }
    return `<row r="${row}" spans="1:40">${cells}</row>`;
  }

  private cell(
    { column, row, figure }: { readonly column: number; readonly row: number; readonly figure: number },
    address: string,
  ): string {
    if (column === 0) return `<c r="${address}"><v>${row - 1}</v></c>`;
    if (this.random() < 0.02) return "";
    if (DATE_COLUMNS.has(column)) return `<c r="${address}" s="1"><v>${Math.floor(figure)}</v></c>`;
    const word = this.word(column, row);
    if (word !== null) return this.text(word, address);
    if (column < 28) return `<c r="${address}" s="2"><v>${figure.toFixed(2)}</v></c>`;
    return `<c r="${address}"><v>${Math.floor(figure)}</v></c>`;
  }

  /** Dates as serial numbers, money in 万元, area in ㎡ and counts of one enterprise, by column. */
  private figures(): Readonly<Record<number, number>> {
    const some = (low: number, high: number): number => low + this.random() * (high - low);
    const founded = some(38_000, 44_000);
    const employees = some(6, 600);
    const revenue = employees * some(30, 150);
    const profit = revenue * some(0.02, 0.2);
    const patents = some(0, employees / 10);
    return {
      5: founded,
      6: founded + some(0, 700),
      15: founded + some(800, 1800),
      16: some(100, 5000),
      17: revenue,
      18: revenue * some(0.7, 1),
      19: profit * 0.85,
      20: profit,
      21: revenue * some(0.02, 0.08),
      22: revenue * some(0.03, 0.12),
      23: revenue * some(0, 0.4),
      24: employees * some(10, 40),
      25: revenue * some(0, 0.1),
      26: some(0, 3000),
      27: revenue * some(0.8, 2),
      28: employees,
      29: employees * some(0.1, 0.4),
      30: employees * some(0.4, 0.9),
      31: patents * 0.4,
      32: patents * 0.2,
      33: patents * 0.5,
      34: patents * some(1, 3),
      35: patents,
      36: some(0, 3),
      37: some(0, 5),
      38: some(0, 20),
    };
  }

  private word(column: number, row: number): string | null {
    if (column === 1) return `${this.pick(PLACES)}${this.name()}${row}${this.pick(TRADES)}有限公司`;
    if (column === 2) return creditCode(row);
    if (column === 3) return this.name();
    if (column === 9)
      return `${this.pick(PLACES)}云麓高新区${this.pick(ROADS)}${this.integer(300)}号${this.name()}园${this.integer(40)}栋${this.integer(2000)}室`;
    if (column === 11)
      return `100-${String(this.integer(10_000)).padStart(4, "0")}-${String(row % 10_000).padStart(4, "0")}`;
    const words = WORDS[column];
    return words === undefined ? null : this.pick(words);
  }

  private text(text: string, address: string): string {
    this.references += 1;
    const known = this.strings.get(text);
    const number = known ?? this.strings.size;
    if (known === undefined) this.strings.set(text, number);
    return `<c r="${address}" t="s"><v>${number}</v></c>`;
  }

  private name(): string {
    return (
      this.pick(NAME_CHARACTERS) + this.pick(NAME_CHARACTERS) + (this.random() < 0.7 ? this.pick(NAME_CHARACTERS) : "")
    );
  }

  private integer(below: number): number {
    return Math.floor(this.random() * below);
  }

  private pick(list: readonly string[]): string {
    return list[this.integer(list.length)] ?? "";
  }
}

/** A code with both check characters (GB 32100, GB 11714), its organisation part counted from the row. */
function creditCode(row: number): string {
  const body = `MAQ${row.toString(10).padStart(7, "0").slice(2)}`.replace(
    /^MAQ/u,
    `MA${ALPHABET.charAt(10 + Math.floor(row / 100_000))}`,
  );
  let sum = 0;
  for (const [at, character] of [...body].entries())
    sum += Number.parseInt(character, 36) * (ORGANISATION_WEIGHTS[at] ?? 0);
  const organisation = body + "0123456789X0".charAt((11 - (sum % 11)) % 11);
  const first = `91430100${organisation}`;
  return first + creditCheckCharacter(first);
}

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : `A${String.fromCharCode(39 + column)}`;
}

/** Mulberry32: small, and the same everywhere. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const HEADERS = (
  "序号 企业名称 统一社会信用代码 法定代表人 登记注册类型 成立日期 入驻日期 行业 技术领域 注册地址 联系人 联系电话 所属园区 是否高新技术企业 " +
  "是否规上 发证日期 注册资本（万元） 营业收入（万元） 工业总产值（万元） 净利润（万元） 利润总额（万元） 实际上缴税费（万元） 研发费用（万元） 出口总额（万元） " +
  "占用面积（㎡） 技术合同成交额（万元） 获得投融资额（万元） 总资产（万元） 从业人员期末人数 研发人员 大专及以上人数 当年专利申请数 当年专利授权数 " +
  "有效发明专利数 有效知识产权数 软件著作权 集成电路布图 标准 技术合同数 备注"
).split(" ");
const DATE_COLUMNS = new Set([5, 6, 15]);
const NAME_CHARACTERS = [..."云麓岫湖池星沙湘岚沅芷潇衡维禾信达恒智能华新远拓创博瑞康安泰丰盛隆昌明宏伟志海山川江河"];
const PLACES = ["长沙", "湖南", "长沙高新区", "湖南省", "长沙市云麓"];
const ROADS = ["岚湖二路", "星河路", "智造南路", "云岫大道", "砚池街"];
const TRADES = ["智能装备", "信息科技", "生物医药", "新材料", "电子", "软件", "环保科技", "通讯设备", "精密制造"];
const WORDS: Readonly<Record<number, readonly string[]>> = {
  4: ["有限责任公司(自然人投资或控股)", "有限责任公司", "股份有限公司(上市)", "港澳台投资有限公司", "个人独资企业"],
  7: [
    "基础软件开发",
    "通信系统设备制造",
    "化学药品制剂制造",
    "电子元件及组件制造",
    "环境保护专用设备制造",
    "金属结构制造",
  ],
  8: ["电子信息", "生物与新医药", "新材料", "先进制造与自动化", "高技术服务", "新能源与节能", "资源与环境", "航空航天"],
  10: [..."张王李刘陈杨黄赵周吴"].flatMap((family) => [..."伟芳娜敏静丽强磊军洋"].map((given) => family + given)),
  12: ["麓野智造园", "云岫科创园", "岚湖片区", "砚池片区", "星沙片区"],
  13: ["是", "否"],
  14: ["是", "否"],
  39: ["正常", "迁入", "更名", "—", "停产"],
};
