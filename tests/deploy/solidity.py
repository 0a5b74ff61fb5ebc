"""Small Solidity sources to compile, and the folder they are compiled in."""

from pathlib import Path

from deploy.solc.inputs import SOLC_VERSION, Tree

PACKAGES = Tree().packages
HEAD = f"// SPDX-License-Identifier: Apache-2.0\npragma solidity {SOLC_VERSION};\n"
IDS = """
type PartyId is uint32;
enum Colour { None, Red, Green }
struct Thing { PartyId id; Colour colour; uint128 amount; }
error Unfit(PartyId id, Colour given, Colour needed);
"""
IBOX = """
import {PartyId, Thing} from "../types/Ids.sol";
interface IBox {
    error Shut(PartyId id, uint256 given);
    error Wrong(PartyId id, uint8 given);
    function get(PartyId id) external view returns (Thing memory);
}
"""
RULE = """
import {PartyId, Colour, Unfit} from "../types/Ids.sol";
library Rule {
    error Wrong(uint32 id, Colour given);
    function check(PartyId id, Colour c) internal pure {
        if (c == Colour.None) revert Unfit(id, c, Colour.Red);
        if (c == Colour.Green) revert Wrong(PartyId.unwrap(id), c);
    }
}
"""
BOX = """
import {IBox} from "./interfaces/IBox.sol";
import {PartyId, Thing} from "./types/Ids.sol";
import {Rule} from "./rules/Rule.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
contract Box is IBox {
    uint256 private immutable LIMIT;
    mapping(PartyId id => Thing thing) private _things;
    constructor(uint256 limit) { LIMIT = limit; }
    function set(PartyId id, Thing calldata thing) external {
        Rule.check(id, thing.colour);
        if (thing.amount > LIMIT) revert Shut(id, thing.amount);
        _things[id] = thing;
    }
    function get(PartyId id) external view returns (Thing memory) { return _things[id]; }
    function pull(IERC20 cash, address from) external { SafeERC20.safeTransferFrom(cash, from, address(this), LIMIT); }
}
"""
SOURCES = {"types/Ids.sol": IDS, "interfaces/IBox.sol": IBOX, "rules/Rule.sol": RULE, "Box.sol": BOX}
SMALL = "contract Small { function one() external pure returns (uint256) { return 1; } }"


def tree_of(folder: Path, sources: dict[str, str], *, packages: Path = PACKAGES) -> Tree:
    for name, text in sources.items():
        path = folder / "contracts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD + text, encoding="utf-8")
    return Tree(
        contracts=folder / "contracts",
        packages=packages,
        artifacts=folder / "client" / "artifacts",
        adopted=frozenset(),
    )
