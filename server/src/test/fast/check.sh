#!/bin/sh
# What can be known in a minute: everything compiles and is formatted, the tiers stand, and the tests of the packages that were touched since
# the given commit pass; without one, since this branch left main. CI runs everything.
set -eu
cd "$(git rev-parse --show-toplevel)"
since=${1:-$(git merge-base HEAD origin/main 2>/dev/null || git merge-base HEAD main 2>/dev/null || echo HEAD)}
most=4 # tests that mention a class: of one that more mention, those of its package say enough

changed=$({
    git diff --name-only "$since" --
    git ls-files --others --exclude-standard
} | sort -u)

# Tests in folders of the package's name: of the package itself, and of its page of the API.
named() {
    find ./*/src/test/java -type d -name "$1" -exec find {} -maxdepth 1 -name '*Test.java' \;
}
mentioning() {
    found=$(grep -rlw --include='*Test.java' "$1" ./*/src/test/java || true)
    [ "$(echo "$found" | wc -l)" -gt "$most" ] || echo "$found"
}
tests() {
    echo "$changed" | while read -r file; do
        case $file in
            *Test.java) [ ! -f "$file" ] || echo "$file" ;;
            */src/main/java/*.java | */src/test/java/*.java)
                named "$(basename "$(dirname "$file")")"
                mentioning "$(basename "$file" .java)"
                ;;
            */src/main/jte/* | */resources/web/*) named web ;;
            */migrations/*) named schema ;;
        esac
    done
}
chosen=$(tests | sed -n 's|.*/\([A-Za-z0-9]*Test\)\.java$|\1|p' | sort -u)
echo "Changed since $since: $(echo "$changed" | grep -c . || true) files. Tests: $(echo $chosen)"
all=$(printf '%s\n' FormatTest ArchitectureTest '*DocumentTest' $chosen | paste -sd, -)
exec mvn -q -B -ntp test -pl server -am -Dtest="$all" -Dsurefire.failIfNoSpecifiedTests=false
