"""The document against a running relay: every example is replayed, every answer validated."""

import json
import unittest

import yaml

from client import call
from document import HERE, Document
from replay import Replay


class ReplayTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.story = yaml.safe_load((HERE / "story.yaml").read_text("utf-8"))
        cls.replay = Replay(Document.from_source())
        cls.addClassCleanup(cls.replay.close)

    def test_the_relay_serves_the_document(self):
        answer = call("GET", self.replay.countersignd.relay_url + "/openapi.json")
        self.assertEqual((answer.status, answer.headers["Content-Type"]), (200, "application/json"))
        source = Document.from_source().tree
        source.pop("x-shapes")
        source["info"]["version"] = answer.json["info"]["version"]
        self.assertEqual(answer.json, source)

    def test_every_example_is_in_the_story(self):
        told = {self.example_of(step).where + " " + step["example"] for step in self.story}
        documented = {example.where + " " + example.name for operation in self.replay.document.operations.values()
                      for example in operation.examples()}
        self.assertEqual(documented - told, set())

    def example_of(self, step):
        operation = self.replay.document.operations[step["do"]]
        return next(example for example in operation.examples() if example.name == step["example"])

    def test_the_story(self):
        for number, step in enumerate(self.story, 1):
            with self.subTest(number=number, step=json.dumps(step)):
                example = self.example_of(step)
                answer = self.replay.play(step)
                self.assertEqual(answer.status, example.status, answer)
                schema = example.operation.response_schema(answer.status)
                self.assertEqual(self.replay.document.problems(schema, answer.json), [], answer)
                self.assertEqual(answer.json.get("error_code"), example.value.get("error_code"))
                self.assertAlike(example.value, answer.json)
                for words in ("message", "detail"):
                    self.assertEqual(self.replay.documented(answer.json.get(words, "")),
                                     self.replay.documented(example.value.get(words, "")))
                self.replay.learn(example.value, answer.json)

    def assertAlike(self, documented, answered):
        """The same kinds in the same places, as far as the example goes into them."""
        if isinstance(documented, dict):
            self.assertIsInstance(answered, dict)
            for name in documented.keys() & answered.keys():
                self.assertAlike(documented[name], answered[name])
        elif isinstance(documented, list):
            self.assertIsInstance(answered, list)
            self.assertTrue(answered or not documented, "the example shows more than there is")
            for pair in zip(documented, answered):
                self.assertAlike(*pair)
        else:
            self.assertEqual(isinstance(documented, str), isinstance(answered, str), (documented, answered))
