"""The modules of the script, put together as one: no two may have a name at their top in common."""

from __future__ import annotations

import re
from collections import defaultdict

from views.web.script_texts import MODULES

from libyatl.views.web import assets

_DECLARED = re.compile(r"^(?:export )?(?:async )?(?:function\*?|const|let|class) (\w+|[{\[][^=]*)")
_NEW = re.compile(r"\b(?:toSorted|toSpliced|toReversed|groupBy|withResolvers|fromAsync)\(")


_SENDS = re.compile(
    r"\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection|Worker|Image"
    r"|localStorage|sessionStorage|indexedDB|cookie|caches|postMessage)\b"
    r"|\bopen\(|\bimport\(|\blocation(?:\.href)? *= *[^=]|\blocation\.(?:assign|replace)"
)
_RUNS = re.compile(
    r"\b(?:eval|Function|write(?:ln)?)\(|[iI]nnerHTML|outerHTML|insertAdjacentHTML|srcdoc|DOMParser"
    r"|createContextualFragment|setTimeout\(\s*[\"'`]|javascript:"
)


def declared(text: str) -> list[str]:
    """Return the names that stand at the top of a module."""
    found = (match[1] for match in map(_DECLARED.match, text.splitlines()) if match)
    return [name for each in found for name in re.findall(r"\w+", each)]


def test_names_at_the_top_are_found() -> None:
    text = "export const A = 1;\nlet [b, c] = d();\n  const not = 1;\nexport function* e(f) {\n"
    assert declared(text) == ["A", "b", "c", "e"]


def test_no_two_modules_have_a_name_in_common() -> None:
    owners = defaultdict(list)
    for module in MODULES:
        for name in declared(module.read_text(encoding="utf-8")):
            owners[name].append(module.name)
    assert {name: names for name, names in owners.items() if len(names) > 1} == {}


def test_nothing_in_it_is_newer_than_browsers_of_2023() -> None:
    told = {module.name: _NEW.findall(module.read_text(encoding="utf-8")) for module in MODULES}
    assert {name: found for name, found in told.items() if found} == {}


def test_all_of_it_is_shipped() -> None:
    shipped = assets.script()
    for module in MODULES:
        for name in declared(module.read_text(encoding="utf-8")):
            assert re.search(rf"\b{name}\b", shipped), f"{module.name}: {name}"


def test_nothing_in_it_could_send_keep_or_run_a_text() -> None:
    assert not _SENDS.findall(assets.script())
    assert not _RUNS.findall(assets.script())
    for sends in (
        "fetch(x)",
        "new Image()",
        "document.cookie = x",
        "location.href = x",
        "localStorage.a",
        "import(x)",
    ):
        assert _SENDS.search(sends)
    for runs in ("a.innerHTML = x", "eval(x)", "new Function(x)", "setTimeout('x')"):
        assert _RUNS.search(runs)
