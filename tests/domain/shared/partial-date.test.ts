import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePartialDate, readDate } from "#domain/shared/partial-date";

const spelled = (raw: string) => {
  const reading = readDate(raw);
  return reading.ok ? reading.value : reading.error.reason;
};

describe("dates as files write them", () => {
  test.each([
    ["2021.3", "2021-03"],
    ["2021.03.05", "2021-03-05"],
    ["2021/3/5", "2021-03-05"],
    ["2021-03", "2021-03"],
    ["2021年3月", "2021-03"],
    ["2021年3月5日", "2021-03-05"],
    [" ２０２１ 年 3 月份", "2021-03"],
    ["20210301", "2021-03-01"],
    ["202103", "2021-03"],
    ["2021", "2021"],
    ["二〇二一年三月", "2021-03"],
    ["二零二一年十二月三十一日", "2021-12-31"],
    ["2021-03-05T00:00:00", "2021-03-05"],
    ["2021/3/5 0:00", "2021-03-05"],
    ["2021-03-04T16:00:00.000Z", "2021-03-05"],
    ["43234", "2018-05-14"],
  ])("%j is %s", (raw, date) => {
    expect(readDate(raw)).toEqual({ ok: true, value: date });
  });

  test("the old Mac system counts from 1904", () => {
    expect(readDate("41772", { date1904: true })).toEqual({ ok: true, value: "2018-05-14" });
  });

  test.each([
    ["2021年3月至今", "写的是一段时间，不是一个日期"],
    ["2017/2020", "写了两个日期或一段时间，无法确定用哪一个"],
    ["2021.3-2024.3", "写了两个日期或一段时间，无法确定用哪一个"],
    ["三年", "写的是期限，不是日期"],
    ["3年", "写的是期限，不是日期"],
    ["21.3.5", "年份只有两位，无法确定是哪一年"],
    ["210305", "年份只有两位，无法确定是哪一年"],
    ["2021.13", "没有13月这个月份"],
    ["2021年2月30日", "2021年2月没有30日"],
    ["约2021年", "只写了大概的时间，不是确切日期"],
    ["3月5日", "缺少年份"],
    ["3/5/2021", "年份写在最后，分不清哪个是月、哪个是日"],
    ["待定", "不是能识别的日期写法"],
    ["", "单元格是空的"],
  ])("%j is refused: %s", (raw, reason) => {
    expect(readDate(raw)).toEqual({ ok: false, error: { type: "DateUnreadable", text: raw, reason } });
  });
});

const days = fc
  .date({ min: new Date("1900-01-01T00:00:00Z"), max: new Date("2099-12-31T00:00:00Z"), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

test("every day reads back from every style, and no part is made up", () => {
  fc.assert(
    fc.property(days, (day) => {
      const [y = "", m = "", d = ""] = day.split("-");
      const [month, date] = [Number(m), Number(d)];
      const styles = [
        day,
        `${y}.${month}.${date}`,
        `${y}/${m}/${d}`,
        `${y}年${month}月${date}日`,
        `${y}${m}${d}`,
        `${day} 08:30:00`,
      ];
      expect(styles.map(spelled)).toEqual(styles.map(() => day));
      expect([`${y}.${m}`, `${y}年${month}月`, y].map(spelled)).toEqual([`${y}-${m}`, `${y}-${m}`, y]);
      expect(parsePartialDate(day)).toEqual({ ok: true, value: day });
    }),
  );
});

test.each(["2021-3", "2021-02-29", "2021/03", "21-03", "2021-00"])("%j is no stored date", (text) => {
  expect(parsePartialDate(text)).toEqual({ ok: false, error: { type: "PartialDateMalformed", text } });
});
