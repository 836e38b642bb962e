"""Fetches the account over Twilio's own address, with Python's standard library alone."""

import base64
import os
import ssl
import urllib.request

account_sid = os.environ["TWILIO_ACCOUNT_SID"]
credentials = f"{account_sid}:{os.environ['TWILIO_AUTH_TOKEN']}".encode()
request = urllib.request.Request(
    f"https://api.twilio.com/2010-04-01/Accounts/{account_sid}.json",
    headers={"Authorization": "Basic " + base64.b64encode(credentials).decode()},
)
context = ssl.create_default_context(cafile=os.environ["CA_FILE"])
with urllib.request.urlopen(request, context=context) as answer:
    print(answer.read().decode())
