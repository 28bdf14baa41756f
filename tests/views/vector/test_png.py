"""A picture as PNG, where `libyatl[png]` is installed, and what is said where it is not."""

from __future__ import annotations

import struct
import sys
from functools import partial

import pytest
from pixels import see_png

import libyatl
from libyatl.views.vector.png import png

SVG = libyatl.draw(libyatl.load())


def test_what_is_missing_is_said_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(libyatl.UsageError, match="which is not installed") as failure:
        libyatl.draw(libyatl.load(), format="png")
    assert failure.value.help == "pip install 'libyatl[png]', or -O svg"


class TestWithResvg:
    """Tests that resvg-py and a font are needed for."""

    @pytest.fixture(autouse=True)
    def _there(self) -> None:
        see_png()

    def test_a_png_is_the_picture_half_as_large_again(self) -> None:
        assert isinstance(SVG, str)
        found = png(SVG)
        assert found.startswith(b"\x89PNG\r\n\x1a\n")
        width, height = struct.unpack(">II", found[16:24])
        high = int(SVG.partition('height="')[2].partition('"')[0])
        assert (width, height) == (1500, pytest.approx(high * 1.5, abs=1))

    def test_a_png_is_the_same_to_the_byte(self) -> None:
        assert isinstance(SVG, str)
        assert png(SVG) == png(SVG)

    def test_words_are_drawn(self) -> None:
        assert isinstance(SVG, str)
        assert len(png(SVG)) > 2 * len(png(SVG.replace("<text", "<desc").replace("text>", "desc>")))

    def test_where_no_font_is_found_that_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        import resvg_py

        without_fonts = partial(resvg_py.svg_to_bytes, skip_system_fonts=True)
        monkeypatch.setattr(resvg_py, "svg_to_bytes", without_fonts)
        assert isinstance(SVG, str)
        with pytest.raises(libyatl.UsageError, match="none of the usual ones") as failure:
            png(SVG)
        assert failure.value.help
