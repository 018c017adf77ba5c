#!/bin/sh
# Makes the two font files of this folder from the npm package they come from.
#
#   ./subset.sh [FOLDER]     FOLDER holds the unpacked package; without it, npm fetches the package
#
# Needs python3 with fonttools and zopfli (Debian: fonttools, zopfli); npm only where no FOLDER is given.
# The same package and the same tools give the same bytes.
set -eu
package=@expo-google-fonts/noto-sans-tc
version=0.4.3
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

from=${1:-}
if [ -z "$from" ]; then
	(cd "$work" && npm pack --silent "$package@$version" >/dev/null && tar -xzf ./*.tgz)
	from=$work/package
fi

# Regular holds all that a report can show. Bold, which sets headings alone, leaves out Big5's second level.
python3 - "$work" <<'PY'
import sys

def double_bytes(codec, leads):
    found = set()
    for lead in leads:
        for trail in [*range(0x40, 0x7F), *range(0xA1, 0xFF)]:
            try:
                found.update(map(ord, bytes([lead, trail]).decode(codec)))
            except UnicodeDecodeError:
                pass
    return {c for c in found if not 0xE000 <= c <= 0xF8FF}

latin = set()
for first, last in [
    (0x0020, 0x007E), (0x00A0, 0x017F),  # Latin-1, Latin Extended-A
    (0x01A0, 0x01B0), (0x01CD, 0x01DC), (0x1EA0, 0x1EF9),  # Vietnamese names, Pinyin
    (0x0370, 0x045F),  # Greek, Cyrillic
    (0x2010, 0x205F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x218F),  # punctuation, currency, letterlike, numbers
    (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2460, 0x24FF),  # arrows, mathematics, enclosed figures
    (0x2500, 0x25FF), (0x2600, 0x26A0), (0x2700, 0x27BF),  # box drawing, shapes, symbols, dingbats
    (0x3000, 0x312F), (0x3200, 0x33FF), (0xFE30, 0xFE6F), (0xFF00, 0xFFEF),  # CJK punctuation, kana, zhuyin, squared, full width
]:
    latin.update(range(first, last + 1))

# Characters of Taiwanese personal and firm names that Big5 lacks, and common other forms of ones that it has.
names = set(map(ord, "堃喆峯綉煊珉犇瀞羣着却泪温囍瑠栢邨廍鉄啓衆鷄鎭豊曽沢済塩辺駅髙呉黒戸毎歩渉巻徳恵斎"))
level1 = double_bytes("big5", range(0xA1, 0xC7))
more = double_bytes("cp950", [0xF9, *range(0xA1, 0xA4)])  # the extensions that everyone uses: 碁 恒 裏 粧 銹 墻 嫺 €
level2 = double_bytes("big5", range(0xC9, 0xFA))
for name, chars in {
    "Regular": latin | level1 | level2 | more | names,
    "Bold": latin | level1 | {c for c in more if c in map(ord, "碁恒裏粧銹墻嫺€")},
}.items():
    with open(f"{sys.argv[1]}/{name}.txt", "w") as out:
        out.writelines(f"{c:04X}\n" for c in sorted(chars))
PY

export SOURCE_DATE_EPOCH=0
for weight in 400Regular 700Bold; do
	name=${weight#?00}
	pyftsubset "$from/$weight/NotoSansTC_$weight.ttf" \
		--unicodes-file="$work/$name.txt" --output-file="$here/NotoSansTC-$name.ttf" \
		--no-hinting --layout-features= --drop-tables+=BASE,GDEF,GPOS,GSUB,STAT,vhea,vmtx
done

# 500 units an em instead of 1000: at 12 points a unit is 0.02 points, far below what a printer can show, and the outlines
# take an eighth less room.
python3 - "$here" <<'PY'
import sys
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

for name in "Regular", "Bold":
    path = f"{sys.argv[1]}/NotoSansTC-{name}.ttf"
    font = TTFont(path, recalcTimestamp=False)
    scale_upem(font, 500)
    font.save(path)
PY
for name in Regular Bold; do
	zopfli "$here/NotoSansTC-$name.ttf"
	rm "$here/NotoSansTC-$name.ttf"
done
