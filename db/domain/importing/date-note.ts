import { readDate } from "#domain/shared/partial-date";

/** A date with words around it (带附注的日期): 2021.3.5（变更）, 2019年认定, 有效期至2027-10-31, 2021年3月5日星期五. Null where the words make it no certain date (前, 后, 初, 左右, 两个日期). */
export function readDateWithNote(text: string): string | null {
  const bare = text
    .normalize("NFKC")
    .trim()
    .replace(
      /^\(?(?:有效期?(?:至|到)?|截[至止](?:日期|时间|到)?|到期日?期?|成立于|注册于|入驻于|发证于|于|自|从|至|到)\)?[:：]?\s*/u,
      "",
    )
    .replace(/\s*\([^()]*\)$/u, "")
    .replace(/\s*(?:星期|周|礼拜)[一二三四五六日天]$/u, "")
    .replace(WORDS_BEHIND, "")
    .replace(/[.,;。、'"*]+$/u, "");
  if (bare === "" || bare === text.trim()) return null;
  const date = readDate(bare);
  return date.ok && !/^\d{5}$/u.test(bare) ? date.value : null;
}

/** What happened on that day; words that shift the day (前、后、初、底) are not among them. */
const WORDS_BEHIND =
  /(?:起|止|到期|截止|为止|成立|注册|设立|入驻|迁入|入园|入孵|毕业|迁出|发证|颁发|认定|备案|获批|批准|通过|取得|变更|更名|重新认定|首次认定|正式|已?完成)+$/u;
