"""Stories: executable specifications in the trade's words, told on a platform."""

from usance.stories.expectations import Deviation
from usance.stories.faults import BadStory, StoryFault, UnknownStory
from usance.stories.loader import VERBS, load_story, parse_story, shipped, shipped_story
from usance.stories.opening import AnotherBank, OtherMakeUpDays, StartPassed, TooMuchCash
from usance.stories.report import Balance, Exposure, Position, StepReport, StoryReport, SupervisorView
from usance.stories.runner import run_story
from usance.stories.script import Story
from usance.stories.stage import staged

__all__ = [
    "VERBS",
    "AnotherBank",
    "BadStory",
    "Balance",
    "Deviation",
    "Exposure",
    "OtherMakeUpDays",
    "Position",
    "StartPassed",
    "StepReport",
    "Story",
    "StoryFault",
    "StoryReport",
    "SupervisorView",
    "TooMuchCash",
    "UnknownStory",
    "load_story",
    "parse_story",
    "run_story",
    "shipped",
    "shipped_story",
    "staged",
]
