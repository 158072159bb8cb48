"""`GET /events` live: server-sent events that resume without loss and without repeat."""

import http.client
import json
import socket
import urllib.parse

from client import BlackBoxCase, Control, Countersignd


class Stream:
    """One reader of the event stream."""

    def __init__(self, control, since=None, last_id=None, accept="text/event-stream", timeout=15):
        parts = urllib.parse.urlsplit(control.url)
        self._connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=timeout)
        headers = {"Accept": accept, **({} if last_id is None else {"Last-Event-ID": str(last_id)})}
        query = "" if since is None else f"?since={since}"
        self._connection.request("GET", parts.path + "/events" + query, headers=headers)
        self.answer = self._connection.getresponse()

    def frame(self):
        """The next event as (id, object); nothing at the stream's end. Comments are skipped."""
        fields = {}
        while True:
            line = self.answer.readline().decode().rstrip("\n")
            if line == "" and fields:
                return int(fields["id"]), json.loads(fields["data"])
            if line == "" and self.answer.isclosed():
                return None
            if ": " in line and not line.startswith(":"):
                name, value = line.split(": ", 1)
                fields[name] = value

    def close(self):
        self.answer.close()
        self._connection.close()


class EventStreamTest(BlackBoxCase):
    def stream(self, **options):
        stream = Stream(self.control, **options)
        self.addCleanup(stream.close)
        return stream

    def newest(self):
        return self.assertSuccess(self.control.get("/health"))["journal"]

    def test_it_tells_what_was_and_what_comes(self):
        for _ in range(3):
            self.operator.new_tenant()
        stream = self.stream(since=0)
        self.assertEqual((stream.answer.status, stream.answer.headers["Content-Type"]), (200, "text/event-stream"))
        told = [stream.frame() for _ in range(self.newest())]
        self.assertEqual([number for number, _ in told], list(range(1, len(told) + 1)))
        self.assertEqual([event for _, event in told], self.assertSuccess(self.control.get("/events", limit=1000)))
        tenant = self.operator.new_tenant()
        number, event = stream.frame()
        self.assertEqual(number, len(told) + 1)
        self.assertEqual((event["type"], event["payload"]["tenant_id"]), ("tenant.provisioned", tenant.tenant_id))

    def test_it_resumes_without_loss_or_repeat(self):
        first = self.newest()
        for _ in range(40):
            self.operator.new_tenant()
        got, last = [], first
        while len(got) < 40:
            stream = self.stream(**({"since": last} if len(got) % 2 else {"since": 0, "last_id": last}))
            for _ in range(min(7, 40 - len(got))):
                last, event = stream.frame()
                got.append(event["sequence"])
            stream.close()
        self.assertEqual(got, list(range(first + 1, first + 41)))

    def test_many_events_while_it_reads(self):
        stream = self.stream(since=self.newest())
        begun = self.newest()
        for _ in range(200):
            self.operator.new_tenant()
        self.assertEqual([stream.frame()[0] for _ in range(200)], list(range(begun + 1, begun + 201)))

    def test_a_reader_that_reads_nothing_holds_up_nobody(self):
        parts = urllib.parse.urlsplit(self.control.url)
        with socket.create_connection((parts.hostname, parts.port), timeout=15) as lazy:
            lazy.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            lazy.sendall(f"GET {parts.path}/events?since=0 HTTP/1.1\r\nHost: {parts.netloc}\r\n"
                         "Accept: text/event-stream\r\n\r\n".encode())
            reader = self.stream(since=self.newest())
            for _ in range(100):
                self.operator.new_tenant(tenant_name="x" * 128, webauthn_origins=["https://a.example"] * 100)
            numbers = [reader.frame()[0] for _ in range(100)]
            self.assertEqual(numbers, list(range(numbers[0], numbers[0] + 100)))

    def test_a_listener_that_wants_json_gets_json(self):
        stream = self.stream(accept="application/json")
        self.assertEqual(stream.answer.headers["Content-Type"], "application/json")

    def test_what_cannot_be_resumed(self):
        for options in ({"since": self.newest() + 1}, {"since": 0, "last_id": "x"}, {"since": -1}, {"since": "x"},
                        {"since": 0, "last_id": 10**30}):
            with self.subTest(options):
                answer = self.stream(**options).answer
                self.assertEqual((answer.status, json.loads(answer.read())["error_code"]), (422, "VALIDATION_FAILED"))

    def test_streams_are_bounded_and_given_back(self):
        streams = [self.stream(since=0) for _ in range(64)]
        self.assertEqual({stream.answer.status for stream in streams}, {200})
        refused = self.stream(since=0).answer
        self.assertEqual((refused.status, json.loads(refused.read())["error_code"]), (503, "STREAMS_EXHAUSTED"))
        self.assertSuccess(self.control.get("/health"))
        for stream in streams:
            stream.close()

    def test_it_needs_the_same_rights_as_a_list(self):
        options = ("--in-memory", "--control-client", "b3b5f0a2-5d0f-4c57-8a0e-3a6f5c1d2e4b", "--control-secret", "s")
        with Countersignd(*options) as signed:
            stream = Stream(Control(signed), since=0)
            self.addCleanup(stream.close)
            self.assertEqual(stream.answer.status, 401)

    def test_it_ends_with_the_server(self):
        with Countersignd("--in-memory", "--control-bypass") as other:
            stream = Stream(Control(other), since=0)
            self.addCleanup(stream.close)
            self.assertEqual(stream.answer.status, 200)
            other.stop()
            self.assertIsNone(stream.frame())
