"""Facts of the papers about opinions: 征求意见表, 征求意见汇总表, 走访记录, 座谈会记录."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.facts.base import OfDeputy, P, Paper


@dataclass(frozen=True, kw_only=True, slots=True)
class OpinionForm(OfDeputy):
    """征求意见表: a blank form about one deputy, for visits and forums. It asks for no name."""

    items: Annotated[tuple[str, ...], P("述职内容", "what opinions are asked about")]
    return_by: Annotated[date, P("收回日期", "last day")]
    return_to: Annotated[str, P("收回单位", "where the form goes")]


@dataclass(frozen=True, kw_only=True, slots=True)
class TopicRow:
    """Similar opinions, said once."""

    title: Annotated[str, P("意见归纳", "the opinion in a sentence")]
    count: Annotated[int, P("件数", "how many said it")]
    channels: Annotated[str, P("来源", "channels (走访2、座谈会1)")] = ""
    problem: Annotated[bool, P("反映问题", "it names a problem")] = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ChannelRow:
    """How many opinions came by one channel."""

    channel: Annotated[str, P("渠道", "channel")]
    count: Annotated[int, P("件数", "how many")]


@dataclass(frozen=True, kw_only=True, slots=True)
class OpinionSummary(OfDeputy):
    """征求意见汇总表: what was said about one deputy, without anybody's name."""

    period: Annotated[str, P("征求时间", "when, in words")]
    channels: Annotated[tuple[ChannelRow, ...], P("渠道统计", "channels and counts")]
    topics: Annotated[tuple[TopicRow, ...], P("意见汇总", "grouped opinions")]

    @property
    def total(self) -> Annotated[int, P("合计件数", "all opinions")]:
        return sum(row.count for row in self.channels)


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitRecord(OfDeputy):
    """走访记录: one round of visits by one collecting voter representative."""

    on: Annotated[date, P("走访日期", "day")]
    place: Annotated[str, P("走访地点", "place")]
    collector: Annotated[str, P("走访人", "who visited")]
    visited: Annotated[str, P("走访对象", "who was visited, without names (村民6户)")]
    opinions: Annotated[tuple[str, ...], P("意见建议", "what was said, one entry each")]


@dataclass(frozen=True, kw_only=True, slots=True)
class SpeechRow:
    """One contribution at a forum. The speaker is described, not named."""

    speaker: Annotated[str, P("发言人", "who spoke, in general terms (村民代表)")]
    text: Annotated[str, P("发言摘要", "what was said")]


@dataclass(frozen=True, kw_only=True, slots=True)
class ForumRecord(Paper):
    """座谈会记录: minutes of a forum about one or more deputies."""

    on: Annotated[date, P("座谈日期", "day")]
    place: Annotated[str, P("座谈地点", "place")]
    host: Annotated[str, P("主持人", "who presides; may be empty")] = ""
    recorder: Annotated[str, P("记录人", "who wrote")]
    present: Annotated[int | None, P("参加人数", "how many came; may be empty")] = None
    concerning: Annotated[str, P("涉及代表", "deputies spoken about, in words")]
    speeches: Annotated[tuple[SpeechRow, ...], P("发言记录", "contributions in order")]
