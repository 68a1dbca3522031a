"""Slips a second: ours ÷ python-docx, in one interleaved run; and whether memory stays flat.

    python -m tests.bench.slips

Ours writes 1,000 slips. python-docx becomes slower with every slip, so it is given only 200 and its rate at
1,000 would be lower still: the ratio is on the careful side. Memory is the peak of a process of its own.
"""

import io
import os
import resource
import statistics
import subprocess
import sys
import time

import django

ROUNDS = 3
OURS, THEIRS = 1_000, 200
FEW, MANY = 500, 5_000
FLOOR, GOAL = 5, 10
MEMORY_FLOOR, MEMORY_GOAL = 1.5, 1.1
PREFIX = "http://192.168.1.5:8000/v/ABCDEFGHJK/#"
TITLE = "青禾镇代表述职评议 民主测评"


def ours(count: int) -> int:
    """Bytes written; nothing is kept."""
    from voting.codes import new_secret  # noqa: PLC0415 - after django.setup()
    from voting.slips.sheet import Wording, stream  # noqa: PLC0415

    wording = Wording(
        title=TITLE, lead="用手机扫一扫，投票", steps=("1. 扫左边的码。", "2. 选等次，核对后投出。"),
        typing="打开 http://192.168.1.5:8000/v/ 输入下面的字母：", scan=PREFIX, foot="每人一张",
    )  # fmt: skip
    return sum(len(part) for part in stream(wording, (new_secret() for _ in range(count))))


def theirs(count: int) -> int:
    """What most programs do: a paragraph, a picture and a line a slip in a Word file."""
    import docx  # noqa: PLC0415 - only the bench needs it here
    import segno  # noqa: PLC0415
    from docx.shared import Mm  # noqa: PLC0415

    from voting.codes import grouped, new_secret  # noqa: PLC0415

    document = docx.Document()
    for _ in range(count):
        secret = new_secret()
        picture = io.BytesIO()
        segno.make_qr(PREFIX + secret, error="m").save(picture, kind="png", scale=4)
        cells = document.add_table(rows=1, cols=2).rows[0].cells
        cells[0].paragraphs[0].add_run().add_picture(picture, width=Mm(33))
        cells[1].paragraphs[0].add_run(TITLE)
        cells[1].add_paragraph(grouped(secret))
    written = io.BytesIO()
    document.save(written)
    return written.tell()


def peak(count: int) -> int:
    """Kilobytes at most while `count` slips are written, in a fresh process."""
    line = [sys.executable, "-m", "tests.bench.slips", "--peak", str(count)]
    return int(subprocess.run(line, check=True, capture_output=True, text=True).stdout)


def rate(make: object, count: int) -> float:
    start = time.perf_counter()
    make(count)  # type: ignore[operator]
    return count / (time.perf_counter() - start)


def main() -> int:
    ours(8)  # the glyphs and the codes of a session are made once
    ratios = []
    for _ in range(ROUNDS):
        mine, rival = rate(ours, OURS), rate(theirs, THEIRS)
        ratios.append(mine / rival)
        sys.stdout.write(f"ours {mine:8.0f}/s   python-docx {rival:6.1f}/s   ratio {mine / rival:6.1f}\n")
    few, many = peak(FEW), peak(MANY)
    speed, memory = statistics.median(ratios), many / few
    sys.stdout.write(f"speed: {speed:.1f} (floor {FLOOR}, goal {GOAL})\n")
    sys.stdout.write(f"memory: {many} kB at {MANY} ÷ {few} kB at {FEW} = {memory:.2f} (goal {MEMORY_GOAL})\n")
    return 0 if speed >= FLOOR and memory <= MEMORY_FLOOR else 1


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    if sys.argv[1:2] == ["--peak"]:
        ours(int(sys.argv[2]))
        sys.stdout.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
    else:
        sys.exit(main())
