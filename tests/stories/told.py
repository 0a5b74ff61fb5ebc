"""Short stories for the tests: the same beginning, other steps."""

from __future__ import annotations

from usance.messages.desk import correspondents
from usance.messages.life import messages_of
from usance.platform import Platform
from usance.stories import StepReport, StoryReport, parse_story, run_story
from usance.swift import read

HEAD = """\
story: A short one
rules: PRC2016
start: 2024-09-02
cash: {ICBC: CNY 5000000.00, BOC: CNY 1000000.00}
customers: {Huaxin Textiles: ICBC, Ningbo Cotton: BOC}
steps:
"""

ISSUED = """\
  - {by: ICBC, do: issue, credit: LC1, applicant: Huaxin Textiles, beneficiary: Ningbo Cotton, amount: CNY 1000000.00,
     expiry: 2024-11-15, tenor: sight, documents: [invoice]}
"""
ADVISED = f"""{ISSUED}  - {{by: BOC, do: advise, credit: LC1}}
"""
PRESENTED = f"""{ADVISED}  - {{on: 2024-09-09, by: BOC, do: present, credit: LC1, presentation: P1,
     amount: CNY 400000.00}}
"""


def tell(*steps: str, head: str = HEAD) -> StoryReport:
    """A story of these steps, told on a fresh platform."""
    return run_story(parse_story(head + "".join(steps)))


def line(text: str) -> str:
    """A step as YAML, from what is between its braces."""
    return f"  - {{{text}}}\n"


def last(report: StoryReport) -> StepReport:
    """The last step that was done."""
    return report.steps[-1]


def sound_messages(platform: Platform) -> list[str]:
    """Each message of each credit's life reads back as itself, without a fault; what they are, in order."""
    known, found = correspondents(platform), list[str]()
    for credit in platform.credits():
        for one in messages_of(platform, credit.id):
            read_ = read(one.text(known), number=one.message.NUMBER)
            assert [fault for fault in read_.faults if not fault.warning] == [], one.title
            assert read_.message == one.message
            found.append(f"{credit.id} {one.day} {one.title}: {one.event}")
    return found
