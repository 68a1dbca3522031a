// The browser's twin of documents/wordcount: the same classes, the same answer on the same vectors.
// A plain function without dependencies: countWords(text) → {words, words_low, words_high,
// asian_characters, non_asian_words, characters, characters_with_spaces}. Signs are code points.
(() => {
  "use strict";
  const ASIAN =
    "\\u1100-\\u11ff\\u2028\\u2029\\u2e80-\\u2fff\\u3001-\\u4dbf\\u4e00-\\ua4cf\\ua960-\\ua97f\\uac00-\\ud7ff" +
    "\\uf900-\\ufaff\\ufe10-\\ufe1f\\ufe30-\\ufe6f\\uff00-\\uffef" +
    "\\u{16fe0}-\\u{18dff}\\u{1aff0}-\\u{1b2ff}\\u{20000}-\\u{3ffff}";
  const AMBIGUOUS = "“”‘’—…·";
  const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000";
  const BREAK = "\\n-\\r\\x1c-\\x1e\\x85";
  const INVISIBLE =
    "\\x00-\\x08\\x0e-\\x1b\\x7f-\\x84\\x86-\\x9f\\u200b\\ufeff\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}";

  const invisible = new RegExp(`[${INVISIBLE}]+`, "gu");
  const spaces = new RegExp(`[${SPACE}]+`, "gu");
  const breaks = new RegExp(`[${BREAK}]+`, "gu");
  const westernWords = new RegExp(`[^${ASIAN}${SPACE}]+`, "gu");
  const wordsInChinese = new RegExp(`[^${ASIAN}${SPACE}${AMBIGUOUS}]+`, "gu");

  const length = (text) => {
    let signs = 0;
    for (const _ of text) signs += 1;
    return signs;
  };
  const found = (text, pattern) => text.match(pattern) ?? [];
  const total = (parts) => parts.reduce((sum, part) => sum + length(part), 0);

  globalThis.countWords = (given) => {
    const text = given.replace(invisible, "");
    const all = length(text);
    const characters = all - total(found(text, spaces));
    const chinese = found(text, wordsInChinese);
    const western = found(text, westernWords);
    const asian = characters - total(chinese);
    const words = asian + chinese.length;
    return {
      words,
      words_low: characters - total(western) + western.length,
      words_high: words,
      asian_characters: asian,
      non_asian_words: chinese.length,
      characters,
      characters_with_spaces: all - total(found(text, breaks)),
    };
  };
})();
