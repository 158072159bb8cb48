"""A backend that devices answer themselves: it needs nothing but its own secret (the protocol, section 8)."""

import http.server
import json
import threading
import time

from .jwt import hs256_refusal, jwt_claims
from .waiting import eventually

ROUTE = "/_bloonio/submit-response"


class Submitted:
    """One answer that arrived, and what its token is worth."""

    def __init__(self, path, body, secret):
        self.path = path
        self.body = body
        self.token = body.get("response_token", "")
        self.refusal = hs256_refusal(self.token, secret, "submit-response", time.time())
        self.claims = {} if self.refusal else jwt_claims(self.token)


class AnsweredBackend:
    """Listens on a free port. `statuses` are answered in turn, the last one for ever; each may come with a body."""

    def __init__(self, secret, statuses=(200,)):
        self.secret = secret
        self.received = []
        self.statuses = list(statuses)
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        # A device that ends while its connection is kept alive is no news.
        self._server.handle_error = lambda *_: None
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def wait_for(self, count):
        return eventually(lambda: self.received if len(self.received) >= count else None, f"{count} answers")

    def _answer(self):
        status = self.statuses[0]
        if len(self.statuses) > 1:
            self.statuses.pop(0)
        return status if isinstance(status, tuple) else (status, {})

    def _handler(backend):
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
                backend.received.append(Submitted(self.path, body, backend.secret))
                status, answer = backend._answer()
                data = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_):
                pass

        return Handler
