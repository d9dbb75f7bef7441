#!/bin/sh
# A delivery, from a build to a deployment: run, judge, sign, ask a person where one is needed, verify, deploy.
#
#   docs/delivery/pipeline.sh build.json              a manifest: {"tutor-server": "4f2a91c", …}
#   docs/delivery/pipeline.sh build.json --jobs 4     options of `tutor-bdd run`
#   RUN=r1a2b3c docs/delivery/pipeline.sh build.json  go on with a run that waited for a person
#
# It runs on one machine. In a pipeline, steps 1 and 2 are one job and steps 3 and 4 another, which has a checkout
# of its own: what it trusts must not come from where the tests ran. Settings, all of them optional:
#   TO        the environment (staging)          DEPLOY    the command that deploys; it gets the manifest
#   PROFILE   the lane to run (merge)            TARGET    where to run it (sandbox)
#   REPORTS   where runs are kept (reports)      POLICY, KEYS, SIGNERS   other files than the project's
#   KEY       the key to sign with; or TUTOR_BDD_SIGNING_KEY holds it. With neither, a key is made for this
#             machine, in $REPORTS/delivery, and trusted here and nowhere else.
set -eu
tutor_bdd=${TUTOR_BDD:-$(dirname "$0")/../../.venv/bin/tutor-bdd}
gate=$(dirname "$0")/../../fixtures/gate
to=${TO:-staging}
reports=${REPORTS:-$(dirname "$0")/../../reports}
policy=${POLICY:-$gate/policy.toml}
signers=${SIGNERS:-$gate/allowed_signers}
keys=${KEYS:-$gate/keys.toml}
key=${KEY:-}

say() { printf '\n== %s\n' "$*"; }

[ $# -gt 0 ] || { printf 'usage: %s MANIFEST [option of tutor-bdd run]…\n' "$0" >&2; exit 2; }
build=$1
shift

if [ -z "$key" ] && [ -z "${TUTOR_BDD_SIGNING_KEY:-}" ]; then
    key=$reports/delivery/local.pem
    keys=$reports/delivery/keys.toml
    if [ ! -f "$key" ]; then
        mkdir -p "$reports/delivery"
        "$tutor_bdd" attest --new-key "$key" >"$keys"
    fi
fi

if [ -n "${RUN:-}" ]; then
    run=$reports/$RUN
else
    say "1. Run the ${PROFILE:-merge} lane and judge it"
    code=0
    "$tutor_bdd" run --profile "${PROFILE:-merge}" --target "${TARGET:-sandbox}" --build "$build" \
        --reports-dir "$reports" --policy "$policy" "$@" || code=$?
    # Only what is deliverable, and what a person may decide about, goes on.
    case $code in 0 | 6) ;; *) exit "$code" ;; esac
    run=$reports/$(readlink "$reports/latest")

    say "2. Sign what it has shown"
    if [ -n "$key" ]; then
        "$tutor_bdd" attest "$run" --policy "$policy" --key "$key"
    else
        "$tutor_bdd" attest "$run" --policy "$policy"
    fi
fi

say "3. Verify that this build may go to $to"
code=0
"$tutor_bdd" verify "$run" --build "$build" --to "$to" --policy "$policy" --keys "$keys" --signers "$signers" \
    || code=$?
if [ "$code" = 6 ]; then
    say "Held for a person. One of those in $signers says:"
    printf '%s approve %s --as WHO --why TEXT --signers %s\n' "$tutor_bdd" "$run" "$signers"
    printf 'RUN=%s %s %s\n' "$(basename "$run")" "$0" "$build"
fi
[ "$code" = 0 ] || exit "$code"

say "4. Deploy to $to"
${DEPLOY:-echo would deploy} "$build"
