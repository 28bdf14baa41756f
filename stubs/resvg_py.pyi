# What `libyatl.views.vector.png` uses of resvg-py, which need not be installed.
def svg_to_bytes(
    svg_string: str | None = None,
    *,
    zoom: float | None = None,
    skip_system_fonts: bool = False,
) -> bytes: ...
