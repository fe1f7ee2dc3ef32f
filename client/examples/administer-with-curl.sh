#!/usr/bin/env bash
# Signs in to a Zhanqiao platform with nothing but curl, sends one request of the administrator's interface and prints
# the answer's status and body.
#
#   administer-with-curl.sh URL LOGIN METHOD PATH [BODY] < PASSWORD
#
# URL is the platform's base address, such as https://platform.qingdao.example; BODY is JSON. The password is read from
# standard input, so that other users of the machine do not see it in the list of processes. Exit 0 when the answer is
# 2xx, 1 when it is anything else, 2 for wrong usage.
set -euo pipefail

if [ $# -lt 4 ] || [ $# -gt 5 ]; then
  sed -n '5s/^# *//p' "$0" >&2
  exit 2
fi
url=${1%/}
login=$2
method=$3
path=$4
body=${5:-}
IFS= read -r password || [ -n "$password" ]

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '%s' "$password" > "$work/password"
jar=(--silent --show-error --cookie "$work/jar" --cookie-jar "$work/jar")

# The token belongs to the session, so it is asked for before and after signing in.
token() {
  curl "${jar[@]}" --fail "$url/api/session" | sed -n 's/.*"token":"\([^"]*\)".*/\1/p'
}

# 1. Sign in.
status=$(curl "${jar[@]}" --output "$work/answer" --write-out '%{http_code}' --header "X-CSRF-TOKEN: $(token)" \
  --data-urlencode "login=$login" --data-urlencode "password@$work/password" "$url/sign-in")
if [ "$status" != 303 ]; then
  echo "sign-in failed: $status" >&2
  exit 1
fi

# 2. Ask.
request=(--request "$method" --header "X-CSRF-TOKEN: $(token)")
if [ -n "$body" ]; then
  printf '%s' "$body" > "$work/body"
  request+=(--header 'Content-Type: application/json' --data-binary "@$work/body")
fi
status=$(curl "${jar[@]}" "${request[@]}" --output "$work/answer" --write-out '%{http_code}' "$url$path")
echo "$status"
cat "$work/answer"
case $status in 2??) exit 0 ;; *) exit 1 ;; esac
