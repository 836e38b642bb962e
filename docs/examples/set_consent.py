"""Tells a deployment that a person agreed to get appointment reminders on WhatsApp.

Needs FUNCTIONS_URL (http://127.0.0.1:4011, https://ringback-1234.twil.io) and PARTNER_SECRET;
`npm start` writes both into .ringback/local-twilio.json.
"""

import hashlib
import hmac
import json
import os
import time
import urllib.request

path = "/consents"
request = {
    "action": "set",
    "person": "+12025550147",
    "sender": "whatsapp:*",
    "purpose": "appointments",
    "decision": "agreed",
    "how": "web-form",
    "evidence": "sign-up form 3",
}

# What is signed is sorted, compact JSON in UTF-8.
body = json.dumps(request, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
now = int(time.time())
signature = hmac.new(
    os.environ["PARTNER_SECRET"].encode(), f"{now}.{path}.".encode() + body, hashlib.sha256
).hexdigest()

answer = urllib.request.urlopen(
    urllib.request.Request(
        os.environ["FUNCTIONS_URL"] + path,
        data=body,
        headers={
            "Content-Type": "application/json",
            "X-Ringback-Signature": f"t={now},v1={signature}",
        },
    )
)
print(answer.read().decode())
