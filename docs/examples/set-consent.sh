#!/usr/bin/env bash
# Tells a deployment that a person agreed to get appointment reminders on WhatsApp, with openssl and
# curl alone. Needs FUNCTIONS_URL (http://127.0.0.1:4011, https://ringback-1234.twil.io) and
# PARTNER_SECRET; `npm start` writes both into .ringback/local-twilio.json.
set -euo pipefail

path=/consents
# What is signed is sorted, compact JSON, so that is what is written here.
body='{"action":"set","decision":"agreed","evidence":"sign-up form 3","how":"web-form","person":"+12025550147","purpose":"appointments","sender":"whatsapp:*"}'

time=$(date +%s)
signature=$(printf '%s' "$time.$path.$body" | openssl dgst -sha256 -hmac "$PARTNER_SECRET" -r | cut -d' ' -f1)
curl --silent --show-error --fail-with-body "$FUNCTIONS_URL$path" \
  --header 'Content-Type: application/json' \
  --header "X-Ringback-Signature: t=$time,v1=$signature" \
  --data "$body"
