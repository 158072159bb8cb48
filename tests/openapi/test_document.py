"""The document by itself: whole, and true to its own schemas."""

import re
import unittest

from document import JSON, Document, Draft202012Validator


class DocumentTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.document = Document.from_source()

    def each_operation(self):
        for operation in self.document.operations.values():
            with self.subTest(operation.id):
                yield operation

    def test_operation_ids_are_unique(self):
        count = sum(len(re.findall("operationId", str(item))) for item in self.document.tree["paths"].values())
        self.assertEqual(len(self.document.operations), count)

    def test_schemas_are_schemas(self):
        for name, schema in self.document.tree["components"]["schemas"].items():
            with self.subTest(name):
                Draft202012Validator.check_schema(schema)

    def test_references_lead_somewhere_and_nothing_is_there_for_nobody(self):
        used = self.document.references()
        for reference in used:
            with self.subTest(reference):
                self.document.resolve({"$ref": reference})
        for kind in ("schemas", "responses", "parameters"):
            for name in self.document.tree["components"][kind]:
                self.assertIn(f"#/components/{kind}/{name}", used)

    def test_every_operation_is_described(self):
        schemes = self.document.tree["components"]["securitySchemes"]
        tags = {tag["name"] for tag in self.document.tree["tags"]}
        for operation in self.each_operation():
            self.assertTrue(operation.item["summary"].endswith("."))
            self.assertLessEqual(set(operation.item["tags"]), tags)
            for wanted in operation.item["security"]:
                self.assertLessEqual(set(wanted), set(schemes))
            self.assertTrue(list(operation.examples()), "no example of an answer")

    def test_parameters_of_the_path_are_declared(self):
        for operation in self.each_operation():
            declared = {parameter["name"] for parameter in operation.parameters if parameter["in"] == "path"}
            self.assertEqual(set(re.findall(r"{(\w+)}", operation.path)), declared)

    def test_every_answer_has_one_shape_and_may_have_a_live_one(self):
        for operation in self.each_operation():
            for status, response in operation.item["responses"].items():
                if status == "204":
                    continue
                shapes = dict(self.document.resolve(response)["content"])
                live = shapes.pop("text/event-stream", None)
                content, = shapes.items()
                self.assertIn(content[0], (JSON, "application/jsonl"), status)
                for shape in (content[1], live or content[1]):
                    self.assertIn("schema", shape, status)

    def test_examples_of_requests_lead_to_an_answer_and_keep_their_schema(self):
        for operation in self.each_operation():
            schema, requests = operation.request()
            answers = {example.name: example for example in operation.examples()}
            for name, body in requests.items():
                self.assertIn(name, answers)
                problems = self.document.problems(schema, body)
                if answers[name].status < 400:
                    self.assertEqual(problems, [], name)
                elif answers[name].value.get("error_code") == "VALIDATION_FAILED" and operation.id != "respond":
                    self.assertTrue(problems, f"{name}: the schema lets in what the relay refuses")

    def test_examples_of_answers_keep_their_schema(self):
        for operation in self.each_operation():
            names = [example.name for example in operation.examples()]
            self.assertEqual(len(names), len(set(names)), "each name once")
            for example in operation.examples():
                schema = operation.response_schema(example.status)
                self.assertEqual(self.document.problems(schema, example.value), [], example.name)
                if "status_code" in example.value:
                    self.assertEqual(example.value["status_code"], example.status, example.name)
