#!/usr/bin/env bash
# Compares how long rung takes to write the Level 2 sample report as PDF with how long WeasyPrint and Chromium take to
# print rung's own HTML of the same content: medians of whole processes, on this machine, one after the other.
#
#   report/pdf/testdata/compare/run.sh [RUNS]     5 runs of each by default; needs Debian's weasyprint and chromium
#
# Each tool runs once before it is timed. The sizes and page counts stand beside the times, so that it can be seen that
# they print the same report.
set -euo pipefail
cd "$(dirname "$0")/../../../.."

runs="${1:-5}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
for tool in weasyprint chromium pdfinfo; do
  command -v "$tool" >/dev/null || { echo "$tool is not installed" >&2; exit 1; }
done

go build -o "$work/rung" ./cmd/rung
export HOME="$work" LANG=C.UTF-8
"$work/rung" demo "$work/demo" --lang zh-TW >/dev/null
file="$work/demo/demo-l2.rung"
"$work/rung" report "$file" --lang zh-TW --format html -o "$work/report.html" >/dev/null

with_rung() { "$work/rung" report "$file" --lang zh-TW --force -o "$work/rung.pdf"; }
with_weasyprint() { weasyprint -q "$work/report.html" "$work/weasyprint.pdf"; }
with_chromium() {
  rm -rf "$work/profile"
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$work/profile" --no-pdf-header-footer \
    --print-to-pdf="$work/chromium.pdf" "file://$work/report.html"
}

# median TOOL: the median of so many runs, in milliseconds.
median() {
  "with_$1" >/dev/null 2>&1
  for _ in $(seq "$runs"); do
    local from to
    from="$(date +%s%N)"
    "with_$1" >/dev/null 2>&1
    to="$(date +%s%N)"
    echo $(((to - from) / 1000000))
  done | sort -n | sed -n "$(((runs + 1) / 2))p"
}

printf '%-12s %8s %8s %8s %8s\n' tool ms ratio pages kB
base=
for tool in rung weasyprint chromium; do
  ms="$(median "$tool")"
  base="${base:-$ms}"
  pages="$(pdfinfo "$work/$tool.pdf" | sed -n 's/^Pages: *//p')"
  kb=$(($(stat -c %s "$work/$tool.pdf") / 1000))
  printf '%-12s %8d %8s %8d %8d\n' "$tool" "$ms" "$(awk -v a="$ms" -v b="$base" 'BEGIN { printf "%.1f", a / b }')" "$pages" "$kb"
done
