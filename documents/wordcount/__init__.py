"""字数, counted as Microsoft Word counts it. Pure: no framework, no clock, no file.

The rule: 字数 = 中文字符 + 非中文单词. A 中文字符 is each Han, kana, Hangul, full-width or CJK sign;
a 非中文单词 is a longest run of other signs that are not spaces, so a Chinese sign also ends a run.
What Word does with every awkward case, and how sure that is, stands in `classes.py`.
"""

from documents.wordcount.counter import Count, count

__all__ = ["Count", "count"]
