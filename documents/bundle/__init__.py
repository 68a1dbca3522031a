"""The archive bundle of a cycle: one zip that is the same bytes for the same content, and proves itself.

    00-归档目录/      the index (DA/T 22-2015) as a table, and as a paper where the caller gives one
    01-方案与通知/    实施方案, 动员部署通知, 会议通知, 延期/缓述审批
    02-述职报告/      one a deputy
    03-征求意见/      征求意见表, 征求意见汇总表, 走访/座谈会记录
    04-评议会议/      会议议程, 主持词, 签到册, 座签
    05-民主测评/      民主测评票 (the form), 零票证明, 计票统计表, 测评结果报告单
    06-票册/          the ballot books, as the scrutineers signed them
    07-反馈意见/      反馈意见书
    08-整改/          整改通知, 整改方案, 整改情况报告
    09-上报/          报主席团(常委会)报告
    10-数据表/        tables as CSV, with the byte order mark that Excel asks for
    manifest.json     size and SHA-256 of every file; what this bundle corrects; where a PDF is missing

Only the standard library is used here: the bundle must be checked in thirty years, on any machine.
"""

from documents.bundle.content import BundleEntry, BundleMeta, Folder, safe_name
from documents.bundle.index import IndexRow, archive_code
from documents.bundle.retention import CLASSES, Filed, RetentionClass, due_for_destruction
from documents.bundle.tables import table
from documents.bundle.writer import Sealed, write_bundle

__all__ = [
    "CLASSES",
    "BundleEntry",
    "BundleMeta",
    "Filed",
    "Folder",
    "IndexRow",
    "RetentionClass",
    "Sealed",
    "archive_code",
    "due_for_destruction",
    "safe_name",
    "table",
    "write_bundle",
]
