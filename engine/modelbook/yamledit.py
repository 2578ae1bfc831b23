"""Changing one thing in a YAML file: a field, an entry of a list; every other character stays as it is.

The places come from the parser's own marks. After each change the text is parsed again, and it must hold exactly
the data that was asked for: anything else is an internal error.
"""

import copy
import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from engine.modelbook.housestyle import element_lines, entry_lines, field_lines, flow_text, same
from engine.yamltext import parse

Path = tuple[str | int, ...]
_COMMENT = re.compile(r"\s+#.*$")


class YamlText:
    """The text of one file, with its data, changed step by step."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.data: Any = parse(text.encode(), name).data
        self._read(text)

    @property
    def text(self) -> str:
        """The whole file."""
        return "\n".join(self.lines)

    def put(self, entry: Path, name: str, value: Any, order: Sequence[str]) -> None:
        """Give a field of a mapping this value; a new field is placed by ``order``."""
        node, data = self._node(entry), self.at(entry)
        wanted = copy.deepcopy(data)
        if name in data:
            wanted[name] = value
        else:
            wanted = _placed(wanted, name, value, order)
        if node.flow_style:
            self._reflow(entry, node, wanted)
        else:
            self._put_lines(node, data, name, value, wanted)
        self._changed(entry, wanted)

    def drop(self, entry: Path, name: str) -> None:
        """Take a field out of a mapping."""
        node = self._node(entry)
        wanted = {key: value for key, value in self.at(entry).items() if key != name}
        if node.flow_style:
            self._reflow(entry, node, wanted)
        else:
            pairs = [(k.value, k, v) for k, v in node.value]
            place = next(i for i, (key, _, _) in enumerate(pairs) if key == name)
            _, key, value = pairs[place]
            line, last = key.start_mark.line, self._last(key, value)
            before = self.lines[line][: key.start_mark.column]
            del self.lines[line : last + 1]
            if before.strip():  # the dash stood on this line
                after = pairs[place + 1][1].start_mark.line - (last + 1 - line)
                self.lines[after] = before + self.lines[after][len(before) :]
        self._changed(entry, wanted)

    def append(self, sequence: Path, value: Mapping[str, Any]) -> None:
        """Add an entry at the end of a list that has entries already."""
        node, data = self._node(sequence), self.at(sequence)
        if node.flow_style:
            self._respan(node, [*data, value])
            self._changed(sequence, [*data, value])
            return
        last = node.value[-1]
        column, end = node.start_mark.column, self._end(last)
        first = last.start_mark.line
        apart = len(node.value) > 1 and not self.lines[first - 1].strip()
        lines = element_lines(value, column) if last.flow_style else entry_lines(value, column)
        self.lines[end + 1 : end + 1] = ["", *lines] if apart else lines
        self._changed(sequence, [*data, value])

    def remove(self, sequence: Path, place: int) -> None:
        """Take an entry out of a list, with the blank line after it. Comments stay."""
        node, data = self._node(sequence), self.at(sequence)
        rest = [part for i, part in enumerate(data) if i != place]
        if node.flow_style:
            self._respan(node, rest)
            self._changed(sequence, rest)
            return
        entry = node.value[place]
        line, last = entry.start_mark.line, self._end(entry)
        if last + 1 < len(self.lines) - 1 and not self.lines[last + 1].strip():
            last += 1
        del self.lines[line : last + 1]
        self._changed(sequence, rest)

    def _put_lines(self, node: Any, data: Any, name: str, value: Any, wanted: Mapping[str, Any]) -> None:
        column = node.start_mark.column
        pairs = {k.value: (k, v) for k, v in node.value}
        lines = field_lines(name, value, column)
        if name in data:
            key, old = pairs[name]
            line, last = key.start_mark.line, self._last(key, old)
            lines[0] = self.lines[line][:column] + lines[0][column:]
            if line == last and len(lines) == 1:
                rest = self.lines[line][old.end_mark.column :]
                comment = _COMMENT.match(rest)
                lines[0] += comment.group() if comment else ""
            self.lines[line : last + 1] = lines
        else:
            keys = list(wanted)
            before = pairs[keys[keys.index(name) - 1]]
            at = self._last(*before) + 1
            self.lines[at:at] = lines

    def _reflow(self, entry: Path, node: Any, wanted: Mapping[str, Any]) -> None:
        """Write a mapping between braces anew; as lines where it no longer fits."""
        start, end = node.start_mark, node.end_mark
        before, after = self.lines[start.line][: start.column], self.lines[end.line][end.column :]
        flow = flow_text(wanted)
        if (flow is not None and len(before) + len(flow) + len(after) <= 120) or not re.fullmatch(r"\s*- ", before):
            lines = [f"{before}{flow}{after}"]
        else:
            lines = entry_lines(wanted, len(before) - 2)
        self.lines[start.line : end.line + 1] = lines

    def _respan(self, node: Any, value: Any) -> None:
        """Write what stands between brackets anew, in its place."""
        start, end = node.start_mark, node.end_mark
        before, after = self.lines[start.line][: start.column], self.lines[end.line][end.column :]
        self.lines[start.line : end.line + 1] = [f"{before}{flow_text(value)}{after}"]

    def _changed(self, path: Path, value: Any) -> None:
        """The text as it stands must hold the data as asked for."""
        if path:
            around = self.at(path[:-1])
            around[path[-1]] = value
        else:
            self.data = value
        self._read(self.text)
        if not same(parse(self.text.encode(), self.name).data, self.data):
            raise AssertionError(f"{self.name}: another change than was asked for at {path}")

    def _read(self, text: str) -> None:
        self.lines = text.split("\n")
        loader = yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader
        self.root: Any = yaml.compose(text, loader)

    def _node(self, path: Path) -> Any:
        node = self.root
        for step in path:
            node = node.value[step] if isinstance(step, int) else next(v for k, v in node.value if k.value == step)
        return node

    def at(self, path: Path) -> Any:
        """The data at a path."""
        data = self.data
        for step in path:
            data = data[step]
        return data

    def _last(self, key: Any, value: Any) -> int:
        return max(int(key.end_mark.line), self._end(value))

    def _end(self, node: Any) -> int:
        """The last line of a node, comments and blank lines after it left out."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._last(*last) if isinstance(last, tuple) else self._end(last)
        if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
            line: int = node.start_mark.line
            deeper = len(self.lines[line]) - len(self.lines[line].lstrip(" -"))
            end = line
            for at in range(line + 1, len(self.lines)):
                text = self.lines[at]
                if text.strip():
                    if len(text) - len(text.lstrip()) <= self._column(line, deeper):
                        break
                    end = at
            return end
        end_line: int = node.end_mark.line
        return end_line if node.end_mark.column or end_line == node.start_mark.line else end_line - 1

    def _column(self, line: int, deeper: int) -> int:
        """The column of the key or dash that a block of text belongs to."""
        text = self.lines[line]
        dashes = len(text) - len(text.lstrip())
        return deeper if re.match(r"\s*(- +)*[^\s#].*:\s+[>|]", text) else dashes


def _placed(data: Mapping[str, Any], name: str, value: Any, order: Sequence[str]) -> dict[str, Any]:
    """With one more field, after those that come before it in ``order``."""
    ranks = {key: place for place, key in enumerate(order)}
    keys = list(data)
    at = max((i + 1 for i, key in enumerate(keys) if ranks.get(key, -1) < ranks.get(name, len(order))), default=1)
    return {**{key: data[key] for key in keys[:at]}, name: value, **{key: data[key] for key in keys[at:]}}
