// A program that knows nothing of the local Twilio.
require('twilio')()
  .api.accounts(process.env.TWILIO_ACCOUNT_SID)
  .fetch()
  .then(
    ({ friendlyName }) => console.log(friendlyName),
    ({ code }) => console.log(code),
  );
