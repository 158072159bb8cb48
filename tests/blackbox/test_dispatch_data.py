"""Dynamic data: the device fetches what a dispatch shows when it is opened (the protocol, section 7)."""

import http.server
import json
import threading
import time

from client import BlackBoxCase, display_digest, new_user
from client.parties import AMOUNT


class DataServer:
    """`answer` is (status, headers, body), or a function of the path that gives that."""

    def __init__(self, answer):
        self.paths, self.hosts = [], []
        self.answer = answer

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(handler):
                self.paths.append(handler.path)
                self.hosts.append(handler.headers["Host"])
                status, headers, body = self.answer(handler.path) if callable(self.answer) else self.answer
                handler.send_response(status)
                for name, value in headers.items():
                    handler.send_header(name, value)
                handler.send_header("Content-Length", str(len(body)))
                handler.end_headers()
                try:
                    handler.wfile.write(body)
                except OSError:
                    pass  # the device has heard enough

            def log_message(self, *_):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}/data"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()


def items(*fields):
    return 200, {"Content-Type": "application/json"}, json.dumps({"data_items": fields or [AMOUNT]}).encode()


class DynamicDataTest(BlackBoxCase):
    def setUp(self):
        self.tenant, self.callbacks = self.tenant_with_receiver()
        self.user = new_user()
        self.device = self.control.paired_device(self.tenant, self.user)

    def data_server(self, answer):
        server = DataServer(answer)
        self.addCleanup(server.close)
        return server

    def open(self, url, **changes):
        return self.tenant.open_dispatch(self.user["user_socket_hash"], data_access_type="dynamic", data_items=None,
                                         data_fetch_url=url, **changes)

    def approve(self, answer, url=None):
        server = self.data_server(answer)
        return self.control.approve(self.open(url or server.url), self.device)

    def assertNotFetched(self, answer, *words):
        self.assertRefused(answer, 502, "DATA_FETCH_FAILED")
        for word in words:
            self.assertIn(word, answer.json["message"])

    def test_it_is_fetched_when_it_is_opened(self):
        server = self.data_server(items())
        event_id = self.open(server.url + "?id=1", description="Before noon")
        self.assertEqual(server.paths, [])
        self.assertSuccess(self.control.approve(event_id, self.device))
        self.assertEqual(server.paths, ["/data?id=1"])
        event = self.assertDelivered(self.callbacks, self.tenant, event_id, "approved")
        shown = {"title": "Run the payroll", "subtitle": "Before noon", "fields": [AMOUNT]}
        self.assertEqual(event["approvals"][0]["display_digest"], display_digest(shown))
        self.assertRegex(event["approvals"][0]["device_signature"], "^ed25519:")

    def test_a_block_with_a_title_of_its_own(self):
        block = {"title": "Fetched", "subtitle": "Today", "fields": [AMOUNT]}
        server = self.data_server((200, {}, json.dumps(block).encode()))
        event_id = self.open(server.url)
        self.assertSuccess(self.control.approve(event_id, self.device))
        event = self.assertDelivered(self.callbacks, self.tenant, event_id, "approved")
        self.assertEqual(event["display_digest"], display_digest(block))

    def test_denying_needs_no_data(self):
        server = self.data_server((500, {}, b""))
        event_id = self.open(server.url)
        self.assertSuccess(self.control.deny(event_id, self.device))
        self.assertEqual(server.paths, [])
        self.assertDelivered(self.callbacks, self.tenant, event_id, "rejected")

    def test_after_a_failure_it_may_be_tried_again(self):
        server = self.data_server((503, {}, b""))
        event_id = self.open(server.url)
        self.assertNotFetched(self.control.approve(event_id, self.device), "503")
        self.assertEqual(self.control.status_of(event_id), "pending")
        server.answer = items()
        self.assertSuccess(self.control.approve(event_id, self.device))

    def test_what_cannot_be_shown(self):
        for body in (b"", b"{", b"[]", b"{}", b'{"data_items":[]}', b'{"data_items":[{"key":"a"}]}',
                     b'{"data_items":[],"data_items":[]}', b'{"data_items":{}}', b'{"fields":"x"}'):
            with self.subTest(body):
                self.assertNotFetched(self.approve((200, {}, body)))
        both = json.dumps({"data_items": [AMOUNT], "fields": [AMOUNT]}).encode()
        self.assertNotFetched(self.approve((200, {}, both)), "fields")

    def test_statuses(self):
        for status in (201, 304, 404, 500):
            with self.subTest(status):
                self.assertNotFetched(self.approve((status, {}, b"")), str(status))

    def test_256_kibibytes(self):
        def of(size):
            note = {"key": "n", "title": "N", "value": "", "data_type": "NOTE"}
            body = json.dumps({"data_items": [note]}).encode()
            return 200, {}, body + b" " * (size - len(body))
        self.assertSuccess(self.approve(of(256 * 1024)))
        self.assertNotFetched(self.approve(of(256 * 1024 + 1)), "262144")

    def test_three_seconds(self):
        release = threading.Event()
        self.addCleanup(release.set)

        def slow(path):
            release.wait()
            return items()
        began = time.monotonic()
        self.assertNotFetched(self.approve(slow), "3000 ms")
        self.assertLess(time.monotonic() - began, 5)

    def test_redirects_on_the_same_host(self):
        def hop(path):
            return items() if path == "/there" else (302, {"Location": "/there"}, b"")
        self.assertSuccess(self.approve(hop))

    def test_redirects_elsewhere(self):
        other = self.data_server(items())
        for location in (other.url, f"http://localhost:{other.port}/", "file:///etc/passwd", "http://example.com/", ""):
            with self.subTest(location):
                self.assertNotFetched(self.approve((302, {"Location": location}, b"")), "redirects")
        self.assertEqual(other.paths, [])

    def test_redirects_without_end(self):
        self.assertNotFetched(self.approve((302, {"Location": "/data"}, b"")), "more than 5 times")

    def test_a_name_is_asked_by_its_name(self):
        server = self.data_server(items())
        event_id = self.open(f"http://localhost:{server.port}/data")
        self.assertSuccess(self.control.approve(event_id, self.device))
        self.assertEqual(server.hosts, [f"localhost:{server.port}"])

    def test_private_networks_are_not_asked(self):
        for host in ("10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "[fd00::1]",
                     "[fe80::1]", "[::ffff:10.0.0.1]", "[::]", "224.0.0.1"):
            with self.subTest(host):
                event_id = self.open(f"http://{host}:9/data")
                self.assertNotFetched(self.control.approve(event_id, self.device), "private network")

    def test_each_validator_signs_what_they_saw(self):
        server = self.data_server(lambda path: items({**AMOUNT, "value": str(len(server.paths))}))
        other = new_user()
        device = self.control.paired_device(self.tenant, other)
        event_id = self.open(server.url, relay_user_linked_id_list=[self.user["user_socket_hash"],
                                                                    other["user_socket_hash"]], quorum=2)
        for each in (self.device, device):
            self.assertSuccess(self.control.approve(event_id, each))
        event = self.assertDelivered(self.callbacks, self.tenant, event_id, "approved")
        digests = [approval["display_digest"] for approval in event["approvals"]]
        self.assertEqual(digests, [display_digest({"title": "Run the payroll", "subtitle": "",
                                                   "fields": [{**AMOUNT, "value": value}]}) for value in ("1", "2")])

    def test_a_policy_fetches_first(self):
        self.assertSuccess(self.control.call("PUT", f"/devices/{self.device}/policy", {"mode": "approve"}))
        good, bad = self.data_server(items()), self.data_server((404, {}, b""))
        refused = self.open(bad.url)
        event_id = self.open(good.url)
        self.assertDelivered(self.callbacks, self.tenant, event_id, "approved")
        self.assertEqual(self.control.status_of(refused), "pending")


class PrivateNetworksAllowedTest(BlackBoxCase):
    serve_options = (*BlackBoxCase.serve_options, "--private-data")

    def test_the_setting_lets_them_be_asked(self):
        server = DataServer(items())
        self.addCleanup(server.close)
        tenant, user = self.operator.new_tenant(), new_user()
        device = self.control.paired_device(tenant, user)
        # 0.0.0.0 is this machine, and no loopback address.
        event_id = tenant.open_dispatch(user["user_socket_hash"], data_access_type="dynamic", data_items=None,
                                        data_fetch_url=f"http://0.0.0.0:{server.port}/data")
        self.assertSuccess(self.control.approve(event_id, device))
