#!/bin/sh
# Makes .env out of .env.example, with a random password on every line that asks for one.
set -eu
cd "$(dirname "$0")/.."
if [ -e .env ]; then
  echo "Making .env: it is there already; move it away first, or edit it" >&2
  exit 1
fi
umask 077
while IFS= read -r line; do
  case "$line" in
    [A-Z]*_PASSWORD=) printf '%s%s\n' "$line" "$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')" ;;
    *) printf '%s\n' "$line" ;;
  esac
done <.env.example >.env
echo "Made .env. Fill in ISSUER and ISSUER_JWKS_URL, then: docker compose up"
