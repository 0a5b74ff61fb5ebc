"""Messages that continue

given a message that is too long for one
    it is spread over as few that continue it as its narratives need, each whole, none too long, numbered in their order
    joined again they are what they were, in whichever order they come
    it is refused where one narrative is too long, or no message continues it
given messages to be joined
    one that is lost, doubled, of another total, of another credit or of another kind is refused
    a narrative in two of them is refused
    the one that continues is no message alone, and none at all is none
    a message that is whole is joined as it is, also one that nothing continues
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.swift.corpus import text
from tests.swift.strategies import messages
from usance.swift import BadMessage, Message, check, joined, parse, spread
from usance.swift import values as v
from usance.swift.mt import MT700, MT707
from usance.swift.tables.messages import CONTINUES

WHOLE = v.SequenceOfTotal(1, 1)
LONG = {name: (f"{name.upper()} {'X' * 40}",) * 60 for name in ("goods", "documents", "conditions")}


def long(name: str = "mt700_full", **others: Any) -> Message:
    """A message whose narratives do not fit into one of 5,000 characters."""
    message = parse(text("good", name))
    return replace(message, **{"sequence": WHOLE, **LONG, **others})


def refused(messages: list[Message]) -> str:
    with pytest.raises(BadMessage) as found:
        joined(messages)
    return str(found.value)


def test_a_long_message_is_spread_over_few_and_joined_again() -> None:
    message = long()
    made = spread(message, most=5_000)
    assert [one.NUMBER for one in made] == ["700", "701", "701"]
    assert [one.sequence for one in made] == [(1, 3), (2, 3), (3, 3)]  # type: ignore[attr-defined]
    assert all(len(one.block4()) <= 5_000 and not check(one.block4(), number=one.NUMBER) for one in made)
    assert joined(made) == joined(made[::-1]) == message


def test_narratives_share_a_message_where_they_fit() -> None:
    assert len(spread(long(), most=6_500)) == 2
    assert spread(long(), most=12_000) == (long(),)


@pytest.mark.parametrize("first", CONTINUES.values())
@settings(max_examples=examples(100, by_day=10), deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_spread_is_joined_again(first: str, data: st.DataObject) -> None:
    message = replace(data.draw(messages(first)), sequence=WHOLE)  # type: ignore[call-arg]
    most = data.draw(st.integers(100, 2_000))
    try:
        made = spread(message, most=most)
    except BadMessage:
        assume(False)
    assert all(len(one.block4()) <= most for one in made)
    assert {CONTINUES[one.NUMBER] for one in made[1:]} <= {first}
    assert joined(data.draw(st.permutations(made))) == message
    again = [parse(one.block4(), number=one.NUMBER) for one in made]
    assert joined(again) == message


@pytest.mark.parametrize(
    ("message", "most", "needed"),
    [
        (long(), 1_000, "messages of at most 1000 each"),
        (long(), 2_900, "messages of at most 2900 each"),
        (parse(text("good", "mt732")), 50, "at most 50: nothing continues an MT732"),
        (parse(text("good", "mt760_standby")), 50, "at most 50: nothing continues an MT760"),
        (parse(text("good", "mt701")), 50, "at most 50: nothing continues an MT701"),
    ],
)
def test_what_cannot_be_spread_is_refused(message: Message, most: int, needed: str) -> None:
    with pytest.raises(BadMessage) as found:
        spread(message, most=most)
    assert needed in str(found.value)


def test_the_most_messages_have_one_narrative_each() -> None:
    narratives = ("goods", "documents", "conditions", "beneficiary_conditions", "bank_conditions")
    message = long("mt707", **dict.fromkeys(narratives, ("/ADD/" + "X" * 60,) * 20))
    made = spread(message, most=1_600)
    assert [one.NUMBER for one in made] == ["707", *["708"] * 5]
    assert joined(made) == message


def test_a_lost_message_is_refused() -> None:
    made = spread(long(), most=5_000)
    for left in (made[:1], made[:2], made[1:], made[::2], made[2:]):
        assert "27" in refused(list(left))


def test_a_doubled_message_is_refused() -> None:
    made = spread(long(), most=5_000)
    assert "1/3, 2/3, 3/3, each once" in refused([*made, made[1]])
    assert "each once" in refused([made[0], made[0], made[1]])


def test_a_message_of_another_total_is_refused() -> None:
    first, second, third = spread(long(), most=5_000)
    other = replace(third, sequence=v.SequenceOfTotal(3, 4))  # type: ignore[call-arg]
    assert "field 27" in refused([first, second, other])


def test_a_message_of_another_credit_is_refused() -> None:
    first, second, third = spread(long(), most=5_000)
    told = refused([first, replace(second, reference="OTHER"), third])  # type: ignore[call-arg]
    assert "field 20: OTHER; needed: LC24090200001, as in the MT700" in told


def test_an_amendment_is_joined_with_its_own_number_only() -> None:
    message = long("mt707")
    assert isinstance(message, MT707)
    first, *rest = spread(message, most=5_000)
    assert joined([first, *rest]) == message
    told = refused([first, *(replace(one, number=2) for one in rest)])  # type: ignore[call-arg]
    assert "field 26E: 2; needed: 01, as in the MT707" in told


def test_a_message_of_another_kind_is_refused() -> None:
    first, second, third = spread(long(), most=5_000)
    other = replace(parse(text("good", "mt711")), sequence=v.SequenceOfTotal(2, 3))  # type: ignore[call-arg]
    assert "an MT711 after an MT700; needed: an MT701" in refused([first, other, third])
    assert "an MT701 after an MT732; needed: nothing more" in refused([parse(text("good", "mt732")), second])


def test_a_narrative_in_two_messages_is_refused() -> None:
    first, second, third = spread(long(), most=5_000)
    told = refused([first, replace(second, documents=("MORE",), conditions=("MORE",)), third])  # type: ignore[call-arg]
    assert "field 47A: the field in two of the messages" in told
    told = refused([first, replace(second, goods=("MORE",)), third])  # type: ignore[call-arg]
    assert "field 45A: the field in two of the messages" in told


def test_what_continues_is_no_message_alone() -> None:
    alone = replace(parse(text("good", "mt701")), sequence=WHOLE)  # type: ignore[call-arg]
    assert "an MT701 first; needed: the MT700 that it continues" in refused([alone])
    assert "no message" in refused([])


@pytest.mark.parametrize("name", ["mt700_full", "mt732", "mt760_standby", "mt798_index", "mt705"])
def test_a_whole_message_is_joined_as_it_is(name: str) -> None:
    message = parse(text("good", name), number=name[2:5])
    assert joined([message]) == message
    assert spread(message) == (message,)


def test_the_first_message_keeps_what_the_others_have_not() -> None:
    message = long()
    assert isinstance(message, MT700)
    first = spread(message, most=5_000)[0]
    assert isinstance(first, MT700)
    assert (first.goods, first.documents, first.conditions) == (message.goods, None, None)
    assert first.charges == message.charges
