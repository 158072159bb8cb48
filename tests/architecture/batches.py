"""Several sources as one translation unit, so that a tool reads the headers that they share once: most of its time goes there.

Two sources may each have a helper of the same name. What a source keeps to itself therefore gets a name in the unit that no
other has. It is found by its look, for sources that clang-format has laid out, and not by understanding C++: a unit that does
not compile for it has to be read source by source.
"""

import re
from collections import Counter

# What a source keeps to itself stands in an unnamed namespace, its declarations at the beginning of a line.
UNNAMED = re.compile(r"^namespace \{$.*?^\} // namespace$", re.DOTALL | re.MULTILINE)
DECLARED = re.compile(r"^(?:struct|class|enum class|enum|union) (?P<type>\w+)"
                      r"|^using (?P<alias>\w+) ="
                      r"|^Q_LOGGING_CATEGORY\((?P<category>\w+)"
                      r"|^(?!(?:return|template|namespace|using)\b)\w[^({=;/]*?[ *&](?P<value>(?!operator\b)\w+)(?=[({\[;]| =|$)", re.MULTILINE)


def own_names(source):
    """What this text declares for itself alone."""
    return {name for part in UNNAMED.findall(source) for match in DECLARED.finditer(part) for name in match.groups() if name}


def renamed(source, names, suffix):
    """The text with a suffix to each of these names. `that.name` and `Of::name` are another's, and a path is no name."""
    found = re.compile(rf"^#.*$|(?<!\.)(?<!->)(?<!::)\b({'|'.join(sorted(names))})\b", re.MULTILINE)
    return found.sub(lambda match: match[0] + suffix if match[1] else match[0], source) if names else source


def as_one(files):
    """The sources one after the other, by their paths."""
    sources = [(file, file.read_text()) for file in files]
    declared = Counter(name for _, source in sources for name in own_names(source))
    shared = {name for name, times in declared.items() if times > 1}
    return "".join(f'#line 1 "{file}"\n{renamed(source, shared & own_names(source), f"In{number}")}\n'
                   for number, (file, source) in enumerate(sources))
