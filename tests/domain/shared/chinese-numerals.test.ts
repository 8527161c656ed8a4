/** Whole numbers in Chinese words, as contracts and licences write them. */
import { expect, test } from "vitest";
import { arabicDateNumerals, readChineseNumber } from "#domain/shared/chinese-numerals";

test.each([
  ["十二", "12"],
  ["二十", "20"],
  ["一百零五", "105"],
  ["三千", "3000"],
  ["五百万", "5000000"],
  ["壹佰贰拾万", "1200000"],
  ["两亿", "200000000"],
  ["一亿二千万", "120000000"],
  ["三万零五十", "30050"],
  ["零", "0"],
])("%s is %s", (words, digits) => {
  expect(readChineseNumber(words)).toBe(digits);
});

test.each(["", "一二三", "百万百", "万", "千五", "甲"])("%j is no number", (words) => {
  expect(readChineseNumber(words)).toBe(null);
});

test("dates keep their own reading", () => {
  expect(arabicDateNumerals("二〇二一年三月十五日")).toBe("2021年3月15日");
});
