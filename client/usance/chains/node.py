"""One JSON-RPC node: questions with a time limit and a few retries, answers as they come."""

from __future__ import annotations

import time
from typing import Any

import requests
from web3 import HTTPProvider
from web3.types import RPCEndpoint

from usance.errors import ChainUnreachable

TIMEOUT = 10.0
"""Seconds until a node that does not answer is given up, for each try."""

RETRIES = 3
"""How often a question is asked again when the node cannot be reached."""

_PAUSE = 0.2
_BUSY = (429, 502, 503, 504)

Answer = Any
"""JSON as the node sent it."""


class NodeError(Exception):
    """The node answered with an error; `data` as it came."""

    def __init__(self, code: int, message: str, data: Answer) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.data = data


class Node:
    """The node at `url`. All may be asked again: a node takes a signed transaction once, however often it comes."""

    def __init__(self, url: str, *, timeout: float = TIMEOUT, retries: int = RETRIES) -> None:
        self.url = url
        self._retries = retries
        self._provider = HTTPProvider(url, request_kwargs={"timeout": timeout}, exception_retry_configuration=None)

    def ask(self, method: str, *params: object) -> Answer:
        """The result. Raises NodeError, ChainUnreachable."""
        for tried in range(self._retries + 1):
            try:
                return self._once(method, list(params))
            except requests.RequestException as failed:
                status = failed.response.status_code if failed.response is not None else None
                if tried == self._retries or (status is not None and status not in _BUSY):
                    raise ChainUnreachable(self.url, _reason(failed)) from failed
            except ValueError as unreadable:
                raise ChainUnreachable(self.url, f"it does not speak JSON-RPC: {unreadable}") from unreadable
            time.sleep(_PAUSE * 2**tried)
        raise AssertionError("unreachable")

    def _once(self, method: str, params: list[object]) -> Answer:
        response = self._provider.make_request(RPCEndpoint(method), params)
        if "error" in response:
            error = response["error"]
            if isinstance(error, str):
                raise NodeError(0, error, None)
            raise NodeError(error.get("code", 0), error.get("message", ""), error.get("data"))
        if "result" not in response:
            raise ValueError("no result in the answer")
        return response["result"]


def _reason(failed: requests.RequestException) -> str:
    if isinstance(failed, requests.Timeout):
        return "no answer in time"
    if isinstance(failed, requests.ConnectionError):
        return "no connection"
    return str(failed)
