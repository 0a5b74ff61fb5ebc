// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A write of the size of a step in a credit's life.
contract Steps {
    event Stepped(uint256 indexed number, address indexed by);

    uint256 public count;
    mapping(uint256 slot => uint256 value) private kept;

    function step(uint256 number) external {
        for (uint256 i; i < 5; ++i) kept[number * 5 + i] = block.timestamp;
        ++count;
        emit Stepped(number, msg.sender);
    }
}
