// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A plain write of about 100,000 gas, without any rule.
contract Plain {
    event Written(uint256 indexed number, address indexed by);

    uint256 public count;
    mapping(uint256 slot => uint256 value) private kept;

    function put(uint256 number) external {
        for (uint256 i; i < 3; ++i) kept[number * 3 + i] = block.timestamp;
        ++count;
        emit Written(number, msg.sender);
    }
}
