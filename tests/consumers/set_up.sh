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

set_up_node() {
	present npm && npm install --silent --no-save --no-package-lock --no-audit --no-fund \
		--ignore-scripts --prefix "$folder/node" axe-core@4.14.1 typescript@5.9.3 \
		ical.js@2.2.1 >/dev/null
}

mkdir -p "$folder/node"
have "A second environment" set_up_python
for program in csvkit sqlite-utils duckdb-cli frictionless check-jsonschema playwright pypdf pillow \
	openpyxl XlsxWriter python-calamine pyspark vobject; do
	have "$program" $pip "$program"
done
have "axe-core, typescript and ical.js" set_up_node
present chromium chromium-browser google-chrome || have "Chromium" debian chromium
[ -n "$(fc-list 2>/dev/null)" ] || have "Fonts" debian fontconfig fonts-liberation
present ssconvert || have "gnumeric" debian gnumeric
present java || have "Java" debian default-jre-headless
present khal || have "khal" debian khal
present pandoc || have "pandoc" debian pandoc
[ $missing = 0 ] && touch "$folder/.installed"
exit 0
