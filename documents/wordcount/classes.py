"""Which sign is what to Word's counter: the four classes, case by case, with the certainty of each.

Nobody ran Word for this table. "dataset" = the 42 cases of the open project office-wordcount, which its
author compared with Word by hand; "table" = the ranges that Microsoft publishes for choosing the East
Asian font (MS-OI29500, 17.3.2.26, rFonts), which the dataset follows wherever the two overlap; "rule" =
what the definition of 字数 leaves no room to doubt; "house" = nothing was found, so we decided.

    case                                    treated as                                certainty
    Han, kana, bopomofo, Hangul syllables   one 中文字符 each                           dataset
    Han outside the first plane (𠮷)        one 中文字符, not two                       likely (👍: dataset)
    radicals, ㈱, ㍻, 々, 〽                 one 中文字符 each                           dataset
    ，。《》（） and other full-width signs   one 中文字符 each                           dataset
    ＡＢＣ１２３ (full-width)                one 中文字符 each                           dataset
    half-width kana                         one 中文字符 each                           likely (table)
    Yi syllables, ﹐﹑ small forms, strokes   one 中文字符 each                           likely (table)
    “ ” ‘ ’ — … ·                           by the hint of the run: see AMBIGUOUS     likely
    ①②③, Ⅰ, →, ★, ×, ℃, √                  part of a 非中文单词: ①②③ is one word       dataset; rest likely
    emoji, flags, skin tones                part of a 非中文单词; each code point a sign  dataset
    U+200D and U+200C (joiners)             part of a 非中文单词, counted as a sign      dataset
    U+FEFF, U+200B, variation selectors     nothing at all; they end no word          dataset
    other control characters                nothing at all                            house
    combining marks                         part of a 非中文单词, counted as a sign      dataset (Hindi)
    Tibetan, Mongolian, Uyghur, Thai …      words between spaces                      dataset; rest likely
    private use area                        part of a 非中文单词                         house
    ideographic space, no-break space, tab  a space                                   rule; no-break likely
    U+2028, U+2029                          one 中文字符 each (!)                       dataset
    line and paragraph ends                 end a word, count as no sign              dataset
"""

import re
from typing import Final

# Written for a character class, so that the browser's twin can carry the same text.
ASIAN: Final = (
    "\u1100-\u11ff\u2028\u2029\u2e80-\u2fff\u3001-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe6f\uff00-\uffef"
    "\U00016fe0-\U00018dff\U0001aff0-\U0001b2ff\U00020000-\U0003ffff"
)
"""中文字符: counted one by one. U+3000 is not among them: it is a space."""

AMBIGUOUS: Final = "“”‘’—…·"
"""Signs that exist once in Unicode for Chinese and Western writing alike. Word asks the hint of the run:
with an East Asian hint (what a Chinese keyboard writes) each is a 中文字符, without it a letter of a word.
Whether Word's counter follows the hint as its fonts do is likely, not proved: so we give both readings."""

SPACE: Final = "\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
BREAK: Final = "\n-\r\x1c-\x1e\x85"
"""The part of SPACE that ends a line or paragraph: no sign, not even in 字符数(计空格). Tab is not here."""

INVISIBLE: Final = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef"

invisible: Final = re.compile(f"[{INVISIBLE}]+")
spaces: Final = re.compile(f"[{SPACE}]+")
breaks: Final = re.compile(f"[{BREAK}]+")
western_words: Final = re.compile(f"[^{ASIAN}{SPACE}]+")
"""非中文单词 when an ambiguous sign is a letter."""
words_in_chinese: Final = re.compile(f"[^{ASIAN}{SPACE}{AMBIGUOUS}]+")
"""非中文单词 when an ambiguous sign is a 中文字符."""
