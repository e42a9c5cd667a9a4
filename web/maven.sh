#!/bin/sh
# How Maven builds and tests the page. Without Node.js both say so and leave the page out.
# usage: maven.sh build|check
set -eu
cd "$(dirname "$0")"

if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
  echo "WARNING: there is no Node.js on the PATH; the web page is NOT part of this $1." >&2
  exit 0
fi

if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund --loglevel=error
  touch node_modules/.package-lock.json
fi

case $1 in
  build)
    if [ -f dist/index.html ] && [ -z "$(find index.html package.json package-lock.json vite.config.ts \
      tsconfig.json public src -newer dist/index.html)" ]; then
      exit 0
    fi
    npm run --silent build -- --logLevel warn
    ;;
  check)
    reports=target/surefire-reports
    mkdir -p "$reports"
    npm run lint
    npm test -- --reporter=default --reporter=junit --outputFile.junit="$reports/TEST-web.xml"
    NODE_OPTIONS="--test-reporter=spec --test-reporter-destination=stdout \
      --test-reporter=junit --test-reporter-destination=$reports/TEST-browser.xml" npm run test:browser
    ;;
  *)
    echo "maven.sh knows build and check, not '$1'" >&2
    exit 2
    ;;
esac
