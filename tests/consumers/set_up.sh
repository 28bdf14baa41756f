#!/bin/sh
# Set up what tests/consumers needs, in the folder named: `make consumers` calls it with PYTHON set.
# What cannot be had here is told, a line each, and its tests are skipped by name.
folder=$1
pip="$folder/bin/python -m pip install --quiet --disable-pip-version-check"
missing=0

# have WHAT COMMAND...: run it, and tell what cannot be had if it fails.
have() {
	what=$1
	shift
	"$@" && return
	echo "$what cannot be had here: tests that need it are skipped"
	missing=1
}

present() {
	for program; do command -v "$program" >/dev/null && return; done
	return 1
}

# From Debian, where we may: a browser, and one font at least.
debian() {
	present apt-get && [ "$(id -u)" = 0 ] || return
	apt-get -qq update && DEBIAN_FRONTEND=noninteractive \
		apt-get -qq install --yes --no-install-recommends "$@" >/dev/null
}

set_up_python() {
	"$PYTHON" -m venv "$folder" && $pip -e '.[test]'
}

# All at once: what is not named is taken away again.
NODE="axe-core@4.14.1 typescript@5.9.3 @knight-lab/timelinejs@3.9.11 graphology@0.26.0
	graphology-gexf@0.13.2 ical.js@2.2.1 mermaid@11.17.2 @markwhen/parser@1.2.0"
set_up_node() {
	present npm && npm install --silent --no-save --no-package-lock --no-audit --no-fund \
		--ignore-scripts --prefix "$folder/node" $NODE >/dev/null
}

mkdir -p "$folder/node"
have "A second environment" set_up_python
for program in csvkit sqlite-utils duckdb-cli frictionless check-jsonschema playwright pypdf pillow \
	openpyxl XlsxWriter python-calamine geojson shapely networkx vobject python-frontmatter pyspark; do
	have "$program" $pip "$program"
done
have "$(echo $NODE)" set_up_node
present chromium chromium-browser google-chrome || have "Chromium" debian chromium
[ -n "$(fc-list 2>/dev/null)" ] || have "Fonts" debian fontconfig fonts-liberation
present ssconvert || have "gnumeric" debian gnumeric
present java || have "Java" debian default-jre-headless
present khal || have "khal" debian khal
present pandoc || have "pandoc" debian pandoc
present ogrinfo || have "GDAL" debian gdal-bin
[ $missing = 0 ] && touch "$folder/.installed"
exit 0
