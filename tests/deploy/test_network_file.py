"""A network file is refused in one clear line.

file     missing | no TOML | no text | like another network
field    unknown | missing | of another type | out of range
key      none | two sources | a key itself | environment variable not set | keystore missing
member   neither key nor address | both | address with a wrong checksum | unknown kind, place | called as another, as
         the deployer | acts by another's account | nobody convenes | nobody settles | place without a calendar
money    unknown currency | twice | rule set for a currency that is not settled
rules    unknown rule set | none
chain    embedded without start | rpc without url | rpc with start
years    first after last; closing with seconds
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.deploy import networks
from usance.accounts import BadKey, well_known
from usance.deployment import EMBEDDED, BadNetwork, load_network

ROOT = Path(__file__).resolve().parents[2]
ICBC_KEY = "key = { well_known = 3 }"
RPC = 'kind = "rpc"\nchain_id = 5\ndeployer = { well_known = 0 }\nurl = "http://127.0.0.1:1"'

FAULTS = {
    "an unknown section": (("[currencies]", "[cities]\n[currencies]"), "cities: unknown field"),
    "an unknown field of a member": ((ICBC_KEY, ICBC_KEY + "\ncity = 1"), "members.ICBC.city: unknown field"),
    "a missing field": (("examination_days = 5\n", ""), "rules.PRC2016.examination_days: is missing"),
    "a missing section": (('[currencies]\nsettled = ["CNY"]', ""), "currencies: is missing"),
    "a number as text": (("chain_id = 1337", 'chain_id = "1337"'), "chain.chain_id: Input should be a valid integer"),
    "a chain id of nothing": (("chain_id = 1337", "chain_id = 0"), "chain.chain_id: Input should be greater than 0"),
    "no examination period": (("examination_days = 5", "examination_days = 0"), "rules.PRC2016.examination_days"),
    "a float for days": (("usance_cap = 365", "usance_cap = 365.0"), "rules.PRC2016.usance_cap: Input should be"),
    "an unknown place": (('places = ["CN"]', 'places = ["XX"]'), "calendars.places.1: unknown place: 'XX'; needed"),
    "a member of an unknown place": (('kind = "Bank"\nplace = "CN"', 'kind = "Bank"\nplace = "XX"'), "unknown place"),
    "a member whose place has no calendar": (
        ('kind = "Bank"\nplace = "CN"', 'kind = "Bank"\nplace = "HK"'),
        "members.ICBC.place: HK has no calendar in this file",
    ),
    "a place twice": (('places = ["CN"]', 'places = ["CN", "CN"]'), "calendars.places: twice: CN"),
    "a member of an unknown kind": (('kind = "Bank"', 'kind = "Broker"'), "members.ICBC.kind: Input should be 'Bank'"),
    "a member without key and address": (
        (ICBC_KEY, ""),
        "members.ICBC: a member needs a key, a desk or an address, and one of them only",
    ),
    "a member with key and address": (
        (ICBC_KEY, f'{ICBC_KEY}\naddress = "{well_known(3).address}"'),
        "members.ICBC: a member needs a key, a desk or an address, and one of them only",
    ),
    "an address with a wrong checksum": (
        (ICBC_KEY, f'address = "{well_known(3).address.replace("0x9", "0x8")}"'),
        "members.ICBC.address: '0x80F79bf6EB2c4f870365E785982E1f101E93b906' is not an address",
    ),
    "a member without a name": (('name = "ICBC"', 'name = ""'), "members.3.name: String should match pattern"),
    "two members of one name": (('name = "ICBC"', 'name = "BOC"'), "two are called BOC"),
    "a member called as the deployer": (('name = "ICBC"', 'name = "deployer"'), "two are called deployer"),
    "two members of one account": ((ICBC_KEY, "key = { well_known = 5 }"), "two members act by well-known key 5"),
    "a key without a source": ((ICBC_KEY, "key = {}"), "members.ICBC.key: needs one of well_known, env"),
    "a key with two sources": (
        (ICBC_KEY, 'key = { well_known = 3, env = "A" }'),
        "members.ICBC.key: needs one",
    ),
    "a well-known key below nothing": ((ICBC_KEY, "key = { well_known = -1 }"), "members.ICBC.key.well_known: Input"),
    "nobody who convenes": (('kind = "Convener"', 'kind = "Supervisor"'), "members: no Convener among them"),
    "nobody who settles": (('kind = "SettlementAgent"', 'kind = "Bank"'), "members: no SettlementAgent among them"),
    "an unknown currency": (
        ('settled = ["CNY"]', 'settled = ["CNX"]'),
        "currencies.settled.1: unknown currency: 'CNX'",
    ),
    "a currency twice": (('settled = ["CNY"]', 'settled = ["CNY", "CNY"]'), "currencies.settled: twice: CNY"),
    "no currency": (('settled = ["CNY"]', "settled = []"), "currencies.settled: List should have at least 1 item"),
    "a rule set of a currency that is not settled": (
        ('only_currency = "CNY"', 'only_currency = "USD"'),
        "rules.PRC2016.only_currency: USD is not settled in this network",
    ),
    "an unknown rule set": (("[rules.PRC2016]", "[rules.UCP500]"), "rules.UCP500.[key]: Input should be 'PRC2016'"),
    "an embedded chain without a start": (("start = 2024-09-02\n", ""), "an embedded chain needs start and no url"),
    "a start that is no date": (
        ("start = 2024-09-02", 'start = "2 September"'),
        "chain.start: Input should be a valid",
    ),
    "a chain at a node without a url": (('kind = "embedded"', 'kind = "rpc"'), "any other a url and no start"),
    "an unknown kind of chain": (('kind = "embedded"', 'kind = "paper"'), "chain.kind: Input should be 'embedded' or"),
    "years that end before they begin": (
        ("last_year = 2024", "last_year = 2023"),
        "first_year 2024 is after last_year",
    ),
    "a closing time with seconds": (
        ("first_year", "closing = 17:00:30\nfirst_year"),
        "closing: 17:00:30, needed whole",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_network_file_is_refused_in_one_line_for(fault: str, tmp_path: Path) -> None:
    change, expected = FAULTS[fault]
    with pytest.raises(BadNetwork) as refused:
        networks.network(tmp_path, change)
    line = str(refused.value)
    assert expected in line
    assert line.startswith(f"{tmp_path / 'small.toml'}: ")
    assert "\n" not in line and "Value error" not in line


def test_every_fault_of_a_file_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadNetwork, match=r"chain\.chain_id.*rules\.PRC2016\.usance_cap"):
        networks.network(tmp_path, ("chain_id = 1337", "chain_id = -1"), ("usance_cap = 365", "usance_cap = -1"))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadNetwork, match=r"nowhere\.toml: there is no such network file"):
        load_network(tmp_path / "nowhere.toml")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadNetwork, match="Is a directory"):
        load_network(tmp_path)


@pytest.mark.parametrize("content", [b"[chain\n", b"\xff\xfe\x00", b"a = 1\na = 2\n"])
def test_a_file_that_is_no_toml_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_bytes(content)
    with pytest.raises(BadNetwork, match=r"small\.toml: "):
        load_network(path)


def test_a_file_like_another_network_than_those_in_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text('like = "mine"\n', encoding="utf-8")
    with pytest.raises(BadNetwork, match="like: 'mine', needed 'embedded' or 'desks'"):
        load_network(path)


def test_a_key_written_into_the_file_is_refused_and_not_repeated(tmp_path: Path) -> None:
    secret = "0x" + "5e" * 32
    with pytest.raises(BadNetwork, match=r"members\.ICBC\.key\.private: unknown field") as refused:
        networks.network(tmp_path, (ICBC_KEY, f'key = {{ private = "{secret}" }}'))
    assert secret not in str(refused.getrepr(style="long", chain=True))


def test_a_key_whose_environment_variable_is_not_set_names_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ICBC_KEY", raising=False)
    read = networks.network(tmp_path, (ICBC_KEY, 'key = { env = "ICBC_KEY" }'))
    with pytest.raises(BadKey, match="environment variable ICBC_KEY"):
        read.signer("ICBC")


def test_a_key_in_a_missing_keystore_names_the_file_beside_the_network(tmp_path: Path) -> None:
    read = networks.network(tmp_path, (ICBC_KEY, 'key = { keystore = "icbc.json" }'))
    with pytest.raises(BadKey, match=str(tmp_path / "icbc.json")):
        read.signer("ICBC")


def test_a_member_without_a_key_cannot_be_made_to_sign(tmp_path: Path) -> None:
    read = networks.network(tmp_path, (ICBC_KEY, f'address = "{well_known(3).address}"'))
    with pytest.raises(BadNetwork, match="ICBC has steps to sign and no key"):
        read.signer("ICBC")


def test_a_key_is_read_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ICBC_KEY", "0x" + "11" * 32)
    read = networks.network(tmp_path, (ICBC_KEY, 'key = { env = "ICBC_KEY" }'))
    assert read.signer("ICBC").address == "0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A"


def test_an_address_is_taken_without_checksum_and_kept_with_it(tmp_path: Path) -> None:
    address = well_known(3).address
    read = networks.network(tmp_path, (ICBC_KEY, f'address = "{address.lower()}"'))
    assert read.members[2].account_address() == address


def test_the_networks_that_ship_can_be_read() -> None:
    kinds = {path.stem: load_network(path).chain.kind for path in (ROOT / "deploy/networks").glob("*.toml")}
    assert kinds == dict.fromkeys(("anvil", "besu-qbft", "consortium", "template"), "rpc")
    assert load_network(EMBEDDED).name == "embedded"


def test_a_network_like_the_embedded_one_has_its_members_and_rules() -> None:
    anvil, embedded = load_network(ROOT / "deploy/networks/anvil.toml"), load_network()
    for section in ("members", "currencies", "calendars", "rules"):
        assert getattr(anvil, section) == getattr(embedded, section)
    assert anvil.chain.chain_id == 31337


def test_an_embedded_chain_has_no_nodes_and_a_node_is_named_once(tmp_path: Path) -> None:
    url = "http://127.0.0.1:1"
    for chain, said in (
        (f'{networks.EMBEDDED_CHAIN}\nurls = ["{url}"]', "an embedded chain has no urls"),
        (
            f'kind = "rpc"\nchain_id = 1\nurl = "{url}"\nurls = ["{url}", "{url}"]\ndeployer = {{ well_known = 0 }}',
            "twice",
        ),
    ):
        with pytest.raises(BadNetwork, match=said):
            networks.network(tmp_path, chain=chain)
