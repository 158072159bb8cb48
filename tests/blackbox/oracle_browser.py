"""A real browser with a hostile page: what a web site could do to an open control API on the developer's machine."""

import http.server
import json
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import urllib.parse

from client import BlackBoxCase, eventually

BROWSER = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync")
PATIENCE_SECONDS = 60

# Everything that a page may send to another site without asking it first, and what it would have to ask for.
PAGE = """<!doctype html><meta charset="utf-8"><body><script>
const relay = RELAY, api = relay + "/_sim/v1";
const outcomes = {};
async function attempt(name, act) {
  try { outcomes[name] = await act(); } catch (error) { outcomes[name] = "blocked"; }
}
const told = r => r.type === "opaque" ? "opaque" : r.status;
const loaded = (tag, url) => new Promise(done => {
  const element = document.createElement(tag);
  element.onload = () => done("loaded"); element.onerror = () => done("error");
  element.src = url; document.body.append(element);
});
const form = url => new Promise(done => {
  const frame = document.createElement("iframe"), sender = document.createElement("form");
  frame.name = "sink"; frame.onload = () => done("sent");
  Object.assign(sender, {action: url, method: "post", target: "sink", enctype: "text/plain"});
  sender.innerHTML = '<input name=\\'{"seconds":3600,"x":"\\' value=\\'"}\\'>';
  document.body.append(frame, sender); sender.submit();
});
(async () => {
  await attempt("get", async () => told(await fetch(api + "/devices")));
  await attempt("opaque get", async () => told(await fetch(api + "/devices", {mode: "no-cors"})));
  await attempt("opaque post", async () => told(await fetch(api + "/clock/advance",
      {mode: "no-cors", method: "POST", body: '{"seconds":3600}'})));
  await attempt("json post", async () => told(await fetch(api + "/clock/advance",
      {method: "POST", headers: {"Content-Type": "application/json"}, body: '{"seconds":3600}'})));
  await attempt("delete", async () => told(await fetch(api + "/robots/x", {method: "DELETE"})));
  await attempt("script", () => loaded("script", api + "/devices"));
  await attempt("picture", () => loaded("img", api + "/devices"));
  await attempt("form", () => form(api + "/clock/advance"));
  await fetch("/done", {method: "POST", body: JSON.stringify(outcomes)});
})();
</script>"""


class Site:
    """A web site of somebody else, which serves the page and hears what came of it."""

    def __init__(self, page):
        site = self
        self.heard = threading.Event()
        self.outcomes = None

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.answer(page.encode())

            def do_POST(self):
                site.outcomes = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                self.answer(b"")
                site.heard.set()

            def answer(self, body):
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def port(self):
        return self.server.server_address[1]

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class BrowserTest(BlackBoxCase):
    """The relay stands open with `--control-bypass`, as it does on many a developer's machine."""

    def setUp(self):
        self.before = max((each["number"] for each in self.exchanges(0)), default=0)

    def visit(self, url):
        """Starts the browser on that address; it ends with the test."""
        self.assertTrue(BROWSER, "there is no Chromium; ./dev test --oracles installs it, or name one with $CHROMIUM")
        profile = tempfile.mkdtemp()
        # Every name of example.com leads to this machine, as a hostile name server would have it.
        browser = subprocess.Popen([BROWSER, *FLAGS, f"--user-data-dir={profile}",
                                    "--host-resolver-rules=MAP *.example.com 127.0.0.1", url],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        self.addCleanup(self.end, browser, profile)

    @staticmethod
    def end(browser, profile):
        """The browser's helpers outlive it by a moment and write on: all of them end, then what they wrote goes."""
        os.killpg(browser.pid, signal.SIGKILL)
        browser.wait(PATIENCE_SECONDS)

        def removed():
            shutil.rmtree(profile, ignore_errors=True)
            return not os.path.exists(profile)

        eventually(removed, f"the browser's profile {profile} goes when nobody writes in it any more")

    def outcomes(self, host, relay_url):
        site = Site(PAGE.replace("RELAY", json.dumps(relay_url), 1))
        self.addCleanup(site.close)
        self.visit(f"http://{host}:{site.port}/")
        self.assertTrue(site.heard.wait(PATIENCE_SECONDS), "the browser did not come back")
        return site.outcomes

    def exchanges(self, since):
        return self.assertSuccess(self.control.get("/exchanges", since=since, limit=1000))

    def from_the_browser(self):
        return [each for each in self.exchanges(self.before)
                if any(name.lower() == "user-agent" and "Chrome" in value for name, value in each["request"]["headers"])]

    def assertUntouched(self):
        self.assertEqual(self.assertSuccess(self.control.get("/clock"))["offset_ms"], 0)

    def test_a_page_of_another_site(self):
        outcomes = self.outcomes("evil.example.com", self.countersignd.relay_url)
        # It hears nothing of what it asked, and what it may send unasked is sent.
        self.assertEqual({name: outcomes[name] for name in ("get", "json post", "delete", "script", "picture")},
                         {"get": "blocked", "json post": "blocked", "delete": "blocked", "script": "error",
                          "picture": "error"})
        came = self.from_the_browser()
        self.assertTrue(came, "no request reached the relay: nothing was tried")
        for each in came:
            with self.subTest(each["request"]["method"] + " " + each["request"]["target"]):
                self.assertIn(each["response"]["status"], (403, 405))
        self.assertIn(("POST", 403), {(each["request"]["method"], each["response"]["status"]) for each in came})
        self.assertUntouched()

    def test_a_page_of_another_port_of_this_machine(self):
        outcomes = self.outcomes("127.0.0.1", self.countersignd.relay_url)
        self.assertEqual((outcomes["get"], outcomes["json post"]), ("blocked", "blocked"))
        self.assertUntouched()

    def test_a_name_that_comes_to_mean_this_machine(self):
        """DNS rebinding: to the browser page and relay are one site, so that it sends no Origin with a GET."""
        port = urllib.parse.urlsplit(self.countersignd.relay_url).port
        outcomes = self.outcomes("evil.example.com", f"http://evil.example.com:{port}")
        self.assertEqual((outcomes["get"], outcomes["script"]), ("blocked", "error"))
        self.assertEqual({each["response"]["status"] for each in self.from_the_browser()
                          if self.host_of(each) == f"evil.example.com:{port}"}, {421})
        self.assertUntouched()

    @staticmethod
    def host_of(exchange):
        return next(value for name, value in exchange["request"]["headers"] if name.lower() == "host")

    def test_the_browser_itself_reaches_it(self):
        """So that the tests above refuse pages and not the browser."""
        self.visit(self.countersignd.control_url + "/devices")
        eventually(lambda: any(each["response"]["status"] == 200 for each in self.from_the_browser()),
                   "the browser reads what a person asks it for", PATIENCE_SECONDS)
