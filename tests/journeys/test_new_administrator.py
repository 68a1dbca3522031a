"""A new administrator sets a congress up from nothing: one command, then pages alone."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from evaluation.plan.models import Plan
from evaluation.roster.models import Membership, User
from tests.journeys.conftest import Opens
from tests.journeys.test_organisers_year import takes_over
from tests.people import PASSWORD
from tests.tables import TOWN_ROSTER, workbook

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_the_first_sign_in_to_the_first_plan(desk: Opens) -> None:
    newcomer = desk().opens("/").sees("系统尚未设立任何人大").sees("found_congress")
    initial = founds_the_congress()

    newcomer.opens("/").writes("用户名", "heqing").writes("密码", initial).presses("登录").sees("初始密码")
    newcomer.page.locator("#id_old").fill(initial)
    for field in ("new", "again"):
        newcomer.page.locator(f"#id_{field}").fill(PASSWORD)
    newcomer.presses("修改密码", within=newcomer.page.locator("main"))

    newcomer.sees("从这里开始一年的工作").presses("去办理")
    takes_over(newcomer, "名册.xlsx", workbook(*TOWN_ROSTER)).sees("新增3")
    newcomer.opens("/").sees("已完成")
    newcomer.opens("/people/").presses("为全部代表开设账号").sees("已为代表和小组组长授予")

    newcomer.opens("/people/").sees("请在页面上方姓名旁切换身份")
    newcomer.page.locator("summary", has_text="何清").click()
    newcomer.presses("管理员").opens("/people/").presses("开设账号")
    newcomer.writes("用户名", "jipiao").writes("姓名", "纪漂").chooses("计票").presses("开设此账号")
    newcomer.sees("纪漂").sees("初始密码")

    newcomer.opens("/people/").page.locator("summary", has_text="何清").click()
    newcomer.presses("组织人员").opens("/").presses("去办理 制定并发布方案")
    newcomer.chooses("区、镇人大代表向选民述职").presses("开始制定")
    newcomer.presses("保存，下一步安排日程").presses("保存，下一步确定代表").presses("保存名单")
    assert Plan.objects.get().assessments.exists()
    assert {role.role for role in Membership.objects.filter(user__name="纪漂")} == {"teller"}
    assert User.objects.get(username="heqing").check_password(PASSWORD)


def founds_the_congress() -> str:
    """With the one command that the README gives; it prints the initial password."""
    told = StringIO()
    call_command(
        "found_congress", "qinghe", "青禾镇人大", level="town", term=15, since=date(2026, 1, 10),
        administrator="heqing", administrator_name="何清", stdout=told,
    )  # fmt: skip
    *_, name, password = told.getvalue().split()
    assert name == "heqing"
    return password
