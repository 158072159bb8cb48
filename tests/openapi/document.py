"""The document, read: its operations, their examples, and what their schemas say."""

import pathlib
import warnings

import yaml

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # newer versions have another resolver
    from jsonschema import Draft202012Validator, RefResolver

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parents[1] / "docs" / "openapi.yaml"
METHODS = ("get", "put", "post", "delete", "patch", "head", "options")
JSON = "application/json"


class Example:
    """One documented answer, and the request of the same name that leads to it."""

    def __init__(self, operation, status, name, value, where):
        self.operation = operation
        self.status = status
        self.name = name
        self.value = value
        self.where = where  # a response that several operations share counts once


class Operation:
    def __init__(self, document, path, method, item):
        self._document = document
        self.path = path
        self.method = method.upper()
        self.item = item[method]
        self.id = self.item["operationId"]
        self.parameters = [document.resolve(each)
                           for each in [*item.get("parameters", ()), *self.item.get("parameters", ())]]

    @property
    def scheme(self):
        """The security scheme that a caller uses; nothing for a route that is open."""
        wanted = self.item["security"]
        return next(iter(wanted[0]), None) if wanted else None

    def request(self):
        """The schema and the examples of the JSON body; nothing for a call without one."""
        content = self.item.get("requestBody", {}).get("content", {}).get(JSON, {})
        return content.get("schema"), {name: each["value"] for name, each in content.get("examples", {}).items()}

    def response_schema(self, status):
        response = self._document.resolve(self.item["responses"][str(status)])
        return response["content"][JSON]["schema"]

    def examples(self):
        for status, response in self.item["responses"].items():
            where = response.get("$ref", f"{self.id} {status}")
            content = self._document.resolve(response).get("content", {}).get(JSON, {})
            for name, each in content.get("examples", {}).items():
                yield Example(self, int(status), name, each["value"], where)


class Document:
    def __init__(self, tree):
        self.tree = tree
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            self._resolver = RefResolver.from_schema(tree)
        self.operations = {operation.id: operation for operation in self._read()}

    @classmethod
    def from_source(cls):
        return cls(yaml.safe_load(SOURCE.read_text("utf-8")))

    def _read(self):
        for path, item in self.tree["paths"].items():
            for method in METHODS:
                if method in item:
                    yield Operation(self, path, method, item)

    def resolve(self, node):
        while "$ref" in node:
            _, node = self._resolver.resolve(node["$ref"])
        return node

    def problems(self, schema, value):
        """Everything that is wrong with the value, each with its place."""
        validator = Draft202012Validator(schema, resolver=self._resolver)
        return [f"{'/'.join(map(str, error.absolute_path)) or 'the whole'}: {error.message[:300]}"
                for error in validator.iter_errors(value)]

    def references(self):
        """Every $ref of the document."""
        def walk(node):
            if isinstance(node, dict):
                if isinstance(node.get("$ref"), str):
                    yield node["$ref"]
                node = list(node.values())
            if isinstance(node, list):
                for each in node:
                    yield from walk(each)
        return set(walk(self.tree))
