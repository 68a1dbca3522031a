"""The one door to the papers: facts in, a Word file out.

`render(paper)` uses the default template, `render(paper, template)` an organiser's own
(`documents.templates.compiled(kind, uploaded_bytes)`, which is worth keeping between papers).
"""

import html
import io
import re
import zipfile

from documents.facts import Paper, kind_of
from documents.templates import Template, standard

NAMES: dict[str, str] = {
    "implementation_plan": "实施方案",
    "mobilisation_notice": "动员部署通知",
    "meeting_notice": "会议通知",
    "duty_report": "述职报告",
    "opinion_form": "征求意见表",
    "opinion_summary": "征求意见汇总表",
    "visit_record": "走访记录",
    "forum_record": "座谈会记录",
    "agenda": "会议议程",
    "host_script": "主持词",
    "sign_in_sheet": "签到册",
    "name_cards": "座签",
    "ballot": "民主测评票",
    "tally_sheet": "计票统计表",
    "zero_report": "零票证明",
    "result_sheet": "测评结果报告单",
    "feedback_letter": "反馈意见书",
    "rectify_notice": "整改通知",
    "rectify_plan": "整改方案",
    "rectify_report": "整改情况报告",
    "deferral": "延期（缓述）审批表",
    "presidium_report": "述职评议工作报告",
    "archive_index": "归档文件目录",
}
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*\ud800-\udfff]')
_NAME_MOST = 60


def render(paper: Paper, template: Template | None = None) -> bytes:
    """The Word file (.docx) of a paper. The same facts and template give the same bytes."""
    return (template or standard(kind_of(paper))).fill(paper)


def file_name(paper: Paper) -> str:
    """The name under which a clerk files it: 反馈意见书（沈望舒）.docx."""
    about = _NOT_IN_NAMES.sub("", paper.about)[:_NAME_MOST]
    return NAMES[kind_of(paper)] + (f"（{about}）" if about else "") + ".docx"


_TITLE = re.compile(r'<w:pStyle w:val="(?:Title9704|FormTitle)"/>.*?</w:p>', re.DOTALL)
_WORDS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


def title_of(word: bytes) -> str:
    """The title that a paper made here bears, on one line; "" where there is none, or no Word file."""
    try:
        with zipfile.ZipFile(io.BytesIO(word)) as package:
            found = _TITLE.search(package.read("word/document.xml").decode())
    except (zipfile.BadZipFile, KeyError):
        return ""
    return html.unescape("".join(_WORDS.findall(found[0]))) if found else ""
