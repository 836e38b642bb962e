#!/usr/bin/env bash
# A call and a text with curl alone: starts Ringback without a browser, dials the business as Maya,
# presses 2, lets Ben (support) answer, hangs up, texts MENU and reads the reply.
# Run it from the repository's folder. PORT moves it.
set -euo pipefail

port=${PORT:-4010}
folder=${RINGBACK_FOLDER:-.ringback}
local="http://127.0.0.1:$port/local"
maya=+12025550147
ben=+12025550122

ask() { curl --silent --show-error --fail-with-body "$@"; }
tell() { ask --header 'content-type: application/json' --data "$2" "$local/$1"; }
first() { sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p" | head -n 1; }

begun=$(mktemp) # a run that was killed leaves its file behind: only a newer one counts
npm start --silent -- --headless &
ringback=$!
trap 'rm -f "$begun"; kill $ringback 2>/dev/null; wait $ringback 2>/dev/null || true' EXIT
until [ "$folder/local-twilio.json" -nt "$begun" ]; do
  kill -0 $ringback # stops here when the start has failed
  sleep 0.2
done
business=$(first businessNumber < "$folder/local-twilio.json")

echo "Maya dials $business"
call=$(tell "phones/$maya/calls" "{\"to\":\"$business\"}" | grep -o '"sid":"CA[0-9a-f]*"' | head -n 1 | cut -d'"' -f4)
ask --get "$local/legs/$call" --data-urlencode 'until=heard:press 2' --data timeout=20 >/dev/null
tell "legs/$call/press" '{"digits":"2"}' >/dev/null
echo 'Maya pressed 2'

ringing=$(ask --get "$local/phones/$ben" --data-urlencode 'until=ringing' --data timeout=20)
leg=$(printf '%s' "$ringing" | grep -o '"sid":"CA[0-9a-f]*"' | tail -n 1 | cut -d'"' -f4)
tell "legs/$leg/answer" '{}' >/dev/null
ask --get "$local/legs/$leg" --data-urlencode 'until=heard:press 1' --data timeout=20 >/dev/null
tell "legs/$leg/press" '{"digits":"1"}' >/dev/null
echo 'Ben answered'
tell "legs/$leg/say" '{"text":"Northside Clinic, this is Ben."}' >/dev/null
ask --get "$local/legs/$call" --data-urlencode 'until=heard:this is Ben' --data timeout=20 >/dev/null
echo 'Maya hears Ben'
tell "legs/$call/hangup" '{}' >/dev/null
ask --get "$local/legs/$call" --data-urlencode 'until=status:completed' --data timeout=20 >/dev/null
echo 'Maya hung up'

tell "phones/$maya/texts" "{\"to\":\"$business\",\"body\":\"MENU\"}" >/dev/null
reply=$(ask --get "$local/phones/$maya" --data-urlencode 'until=received:TRACK' --data timeout=20)
echo 'The bot answered:'
printf '%s' "$reply" | grep -o '"body":"[^"]*TRACK[^"]*"' | tail -n 1 | cut -d'"' -f4
