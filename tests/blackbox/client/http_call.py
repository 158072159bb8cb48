"""One HTTP exchange at a time: `call` through http.client, `raw_request` for bytes that http.client would refuse."""

import http.client
import json
import socket
import urllib.parse

TIMEOUT_SECONDS = 15


class Answer:
    """An HTTP answer and, when it is JSON, its envelope (the protocol, section 3)."""

    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers  # answers .get(name) without regard to case
        self.body = body

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")

    @property
    def json(self):
        return json.loads(self.body)

    def member(self, name):
        """A member of the answered object, None where there is no such object or member."""
        try:
            document = self.json
        except ValueError:
            return None
        return document.get(name) if isinstance(document, dict) else None

    @property
    def data(self):
        return self.member("data")

    @property
    def error_code(self):
        return self.member("error_code")

    @property
    def message(self):
        return self.member("message")

    def __repr__(self):
        return f"HTTP {self.status} {self.text[:600]}"


def encode(body):
    """Bytes stay as they are, None is no body, anything else becomes compact JSON."""
    if body is None:
        return b""
    if isinstance(body, bytes):
        return body
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def call(method, url, body=None, headers=None, content_type="application/json"):
    """Sends one request on a connection of its own. `content_type` None sends no such header."""
    parts = urllib.parse.urlsplit(url)
    data = encode(body)
    sent = dict(headers or {})
    if data and content_type is not None:
        sent.setdefault("Content-Type", content_type)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=TIMEOUT_SECONDS)
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(method, target, data or None, sent)
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())
    finally:
        connection.close()


def encode_request(method, url, body, headers):
    """The bytes of one request, for whoever wants to choose when they are sent."""
    parts = urllib.parse.urlsplit(url)
    data = encode(body)
    lines = [f"{method} {parts.path} HTTP/1.1", f"Host: {parts.netloc}", "Content-Type: application/json",
             f"Content-Length: {len(data)}", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


def open_connection(url):
    parts = urllib.parse.urlsplit(url)
    return socket.create_connection((parts.hostname, parts.port), timeout=TIMEOUT_SECONDS)


def read_raw_answer(connection):
    """The next answer on a socket, or None when the peer closed without one."""
    response = http.client.HTTPResponse(connection)
    try:
        response.begin()
        return Answer(response.status, response.headers, response.read())
    except (http.client.BadStatusLine, http.client.IncompleteRead, ConnectionError):
        return None
    finally:
        response.close()


def raw_request(url, *pieces):
    """Writes the pieces as they are and reads one answer; a peer that stops listening early is no error."""
    with open_connection(url) as connection:
        try:
            for piece in pieces:
                connection.sendall(piece)
        except ConnectionError:
            pass
        return read_raw_answer(connection)
