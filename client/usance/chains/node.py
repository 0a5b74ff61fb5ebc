"""JSON-RPC nodes of one chain: questions with a time limit and a few retries, answers as they come."""

from __future__ import annotations

import time
from collections import deque
from contextlib import suppress
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
_LOOK = 0.05
_INDEXED_SECONDS = 5.0
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


class _Silent(Exception):
    """No answer from the node at `url`; `is_lasting` where asking it again would not help."""

    def __init__(self, url: str, reason: str, is_lasting: bool) -> None:
        super().__init__(f"{url}: {reason}")
        self.url, self.reason, self.is_lasting = url, reason, is_lasting


class Node:
    """The nodes at `urls`, of one chain: the first is asked, where it cannot be reached the next, and that one then
    until it fails in turn. All may be asked again: nodes take a signed transaction once, however often it comes."""

    def __init__(self, *urls: str, timeout: float = TIMEOUT, retries: int = RETRIES) -> None:
        self._urls = deque(urls)
        self._retries = retries
        kwargs = {"timeout": timeout}
        self._providers = {
            url: HTTPProvider(url, request_kwargs=kwargs, exception_retry_configuration=None) for url in urls
        }
        self._chain: str | None = None
        self._known: set[str] = set()

    @property
    def url(self) -> str:
        """Of the node that is asked now."""
        return self._urls[0]

    def ask(self, method: str, *params: object) -> Answer:
        """The result. Raises NodeError, ChainUnreachable."""
        ends = time.monotonic() + _INDEXED_SECONDS
        while True:
            try:
                return self._ask_any(method, list(params))
            except NodeError as refused:
                # A node may count a block before it knows the transactions in it, and says then that one is not found.
                is_early = method == "eth_getBlockByNumber" and "not found" in refused.message
                if not is_early or time.monotonic() > ends:
                    raise
            time.sleep(_LOOK)

    def tell_all(self, method: str, *params: object) -> None:
        """Every node that can be reached hears it; what they answer is passed over."""
        for url in self._providers:
            with suppress(requests.RequestException, ValueError, NodeError):
                self._once(method, list(params), url)

    def _ask_any(self, method: str, params: list[object]) -> Answer:
        for tried in range(self._retries + 1):
            silent: list[_Silent] = []
            for _ in self._providers:
                try:
                    return self._reached(method, params)
                except _Silent as failed:
                    silent.append(failed)
                    self._urls.rotate(-1)
            if tried == self._retries or all(one.is_lasting for one in silent):
                reasons = dict.fromkeys(one.reason for one in silent)
                raise ChainUnreachable(", ".join(one.url for one in silent), "; ".join(reasons)) from silent[-1]
            time.sleep(_PAUSE * 2**tried)
        raise AssertionError("unreachable")

    def _reached(self, method: str, params: list[object]) -> Answer:
        try:
            if len(self._urls) > 1 and self.url not in self._known:
                self._check_chain()
            return self._once(method, params)
        except requests.RequestException as failed:
            status = failed.response.status_code if failed.response is not None else None
            raise _Silent(self.url, _reason(failed), status is not None and status not in _BUSY) from failed
        except ValueError as unreadable:
            raise _Silent(self.url, f"it does not speak JSON-RPC: {unreadable}", True) from unreadable

    def _check_chain(self) -> None:
        # One that was moved to another chain would give answers that look right.
        chain = self._once("eth_chainId", [])
        self._chain = self._chain or chain
        if chain != self._chain:
            raise _Silent(self.url, f"it is of chain {int(chain, 16)}", True)
        self._known.add(self.url)

    def _once(self, method: str, params: list[object], url: str = "") -> Answer:
        response = self._providers[url or self.url].make_request(RPCEndpoint(method), params)
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
