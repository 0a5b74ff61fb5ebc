"""Short stories for the tests: the same beginning, other steps."""

from __future__ import annotations

from usance.stories import StepReport, StoryReport, parse_story, run_story

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
