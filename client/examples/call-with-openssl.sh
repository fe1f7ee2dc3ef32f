#!/usr/bin/env bash
# Queries a data service of a Zhanqiao exchange with nothing but openssl and curl, signed as RFC 9421 says.
#
#   call-with-openssl.sh URL KEYID SECRET_BASE64 SERVICE BODY        hmac-sha256
#   call-with-openssl.sh URL KEYID PRIVATE_KEY.pem SERVICE BODY      ed25519
#
# URL is the exchange's base address, such as https://exchange.qingdao.example; BODY is the JSON of the query.
# Prints the answer's headers and body. openssl takes the secret of an HMAC on its command line, where other users of
# the same machine may see it: on a shared machine use ed25519.
set -euo pipefail

if [ $# -ne 5 ]; then
  sed -n '4,5s/^# *//p' "$0" >&2
  exit 2
fi
url="${1%/}/v1/services/$4/query"
keyid=$2
key=$3

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '%s' "$5" > "$work/body"

# 1. What is signed of the body: its digest (RFC 9530).
digest="sha-256=:$(openssl dgst -sha256 -binary "$work/body" | openssl base64 -A):"

# 2. What the signature covers, when it was made, and a number used once.
if [ -f "$key" ]; then alg=ed25519; else alg=hmac-sha256; fi
created=$(date +%s)
nonce=$(openssl rand -hex 16)
parameters="(\"@method\" \"@path\" \"content-digest\");created=$created;nonce=\"$nonce\";keyid=\"$keyid\";alg=\"$alg\""

# 3. The signature base: one line a component, no line break at its end.
path="/${url#*://*/}"
printf '"@method": POST\n"@path": %s\n"content-digest": %s\n"@signature-params": %s' \
  "$path" "$digest" "$parameters" > "$work/base"

# 4. The signature.
if [ "$alg" = ed25519 ]; then
  openssl pkeyutl -sign -rawin -inkey "$key" -in "$work/base" -out "$work/signature"
else
  hexkey=$(printf '%s' "$key" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \n')
  openssl dgst -sha256 -mac HMAC -macopt "hexkey:$hexkey" -binary -out "$work/signature" "$work/base"
fi
signature=$(openssl base64 -A -in "$work/signature")

# 5. The call.
curl --silent --show-error --include --max-time 30 "$url" \
  --header 'Content-Type: application/json' \
  --header "Content-Digest: $digest" \
  --header "Signature-Input: zq=$parameters" \
  --header "Signature: zq=:$signature:" \
  --data-binary "@$work/body"
