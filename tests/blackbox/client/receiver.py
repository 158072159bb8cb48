"""The tenant's backend as far as callbacks reach it: records each delivery and answers as it is told."""

import functools
import http.server
import json
import threading
import time

from .signing import hmac1_refusal, now_ms
from .waiting import DEADLINE_SECONDS


class ReceivedCall:
    """One request that arrived at the receiver, as raw bytes."""

    def __init__(self, method, path, headers, body, status):
        self.method = method
        self.path = path
        self.headers = headers
        self.body = body
        self.answered = status
        self.received_ms = now_ms()

    @property
    def event(self):
        return json.loads(self.body)

    @functools.cached_property
    def instruction_id(self):
        try:
            return self.event.get("instruction_id")
        except (ValueError, AttributeError):
            return None

    def refusal(self, tenant):
        """None when HMAC #1 holds over the raw bytes with the tenant's secret at the time of arrival."""
        return hmac1_refusal(tenant.tenant_id, tenant.secret, self.headers, self.body, self.received_ms)

    def __repr__(self):
        return f"{self.method} {self.path} → {self.answered} {self.body[:300]!r}"


class CallbackReceiver:
    """`statuses` is one status for every delivery, or a list whose last entry repeats.

    `answer_for(instruction_id, statuses)` sets them for one instruction alone.
    """

    def __init__(self, statuses=200, port=0, redirect_to=None):
        self.calls = []
        self.redirect_to = redirect_to
        self._arrived = threading.Condition()
        self._statuses = {None: statuses}
        self._held_path = None
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", port), self._handler())
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer_with(self, statuses):
        self.answer_for(None, statuses)

    def answer_for(self, instruction_id, statuses):
        with self._arrived:
            self._statuses[instruction_id] = statuses

    def hold_path(self, path):
        """What comes to that path is answered only after release()."""
        with self._arrived:
            self._held_path = path

    def release(self):
        with self._arrived:
            self._held_path = None
            self._arrived.notify_all()

    def deliveries(self, instruction_id):
        with self._arrived:
            return [call for call in self.calls if call.instruction_id == instruction_id]

    def instruction_ids(self):
        """Those of everything that came."""
        with self._arrived:
            return {call.instruction_id for call in self.calls}

    def wait_for(self, instruction_id, count=1, timeout=DEADLINE_SECONDS):
        """The first `count` deliveries of an instruction, or fewer when the deadline passes: the caller asserts."""
        deadline = time.monotonic() + timeout
        with self._arrived:
            while True:
                found = [call for call in self.calls if call.instruction_id == instruction_id]
                left = deadline - time.monotonic()
                if len(found) >= count or left <= 0:
                    return found
                self._arrived.wait(left)

    def _record(self, method, path, headers, body):
        with self._arrived:
            call = ReceivedCall(method, path, headers, body, 0)
            statuses = self._statuses.get(call.instruction_id, self._statuses[None])
            if isinstance(statuses, list):
                earlier = sum(1 for other in self.calls if other.instruction_id == call.instruction_id)
                statuses = statuses[min(earlier, len(statuses) - 1)]
            call.answered = statuses
            self.calls.append(call)
            self._arrived.notify_all()
            while path == self._held_path:
                self._arrived.wait()
            return statuses

    def _handler(receiver):
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _answer(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                status = receiver._record(self.command, self.path, self.headers, body)
                self.send_response(status)
                if receiver.redirect_to and 300 <= status < 400:
                    self.send_header("Location", receiver.redirect_to)
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_POST = do_GET = do_PUT = do_HEAD = _answer

            def log_message(self, *_):
                pass

        return Handler
